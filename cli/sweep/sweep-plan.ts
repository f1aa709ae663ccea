import {
  completeScenario,
  type Scenario,
  type ScenarioInput,
  SimulationError,
} from '../../kernel/index.ts';
import type { ResolvedModel } from '../input/resolve-model.ts';
import { limitsOf, optionsOf, withEnd } from '../input/run-flags.ts';
import { settingsOf } from './compare.ts';
import { joined } from './header.ts';
import type { SweepFlags } from './sweep-flags.ts';
import { pointsOf, type SweepPoint } from './vary.ts';

/** What a sweep runs: the points of its grid, and what all of their scenarios share. */
export interface SweepPlan {
  readonly grid: readonly SweepPoint[];
  readonly compared: readonly [SweepPoint, SweepPoint] | undefined;
  /** All points, in the order of their runs: those of the grid, each under both settings. */
  readonly points: readonly SweepPoint[];
  readonly base: Omit<ScenarioInput, 'seed'>;
  /** The scenario of a point, from the seed of a run. */
  scenario(point: SweepPoint, seed: string): Scenario;
}

/**
 * Reads what a sweep runs. Every point is checked.
 * @throws SimulationError for an option, a value or a limit that is not allowed.
 */
export function planOf({ model, reference, module }: ResolvedModel, flags: SweepFlags): SweepPlan {
  const grid = pointsOf(flags.vary ?? [], model);
  const compared = flags.compare === undefined ? undefined : settingsOf(flags.compare, model);
  const points = compared === undefined ? grid : grid.flatMap((point) => under(point, compared));
  const options = optionsOf({ set: flags.set, duration: flags.duration }, model);
  refuseTwice(options, grid[0], compared);
  const given = limitsOf({ duration: flags.duration, until: flags.until }, model);
  // A user's model may have no end of its own.
  const limits = module === undefined ? given : withEnd(given, model);
  const base = { model: reference, options, limits };
  const scenario = (point: SweepPoint, seed: string): Scenario => {
    const input = { ...base, seed, options: { ...options, ...point.options } };
    return completeScenario(model, input, 'command line');
  };
  for (const point of points) scenario(point, '');
  return { grid, compared, points, base, scenario };
}

const under = (point: SweepPoint, settings: readonly SweepPoint[]): SweepPoint[] =>
  settings.map(({ name, options }) => ({
    name: joined(point.name, name),
    options: { ...point.options, ...options },
  }));

/** @throws bad-argument for an option that two flags set. */
function refuseTwice(
  set: Readonly<Record<string, unknown>>,
  point: SweepPoint,
  compared: readonly SweepPoint[] = [],
): void {
  const refuse = (flag: string, name: string, other: string): never => {
    throw new SimulationError(
      'bad-argument',
      `${flag} ${name}: got a value of ${name} that is ${other} as well, expected one of them`,
    );
  };
  for (const name of Object.keys(point.options)) {
    if (Object.hasOwn(set, name)) refuse('--vary', name, 'set');
  }
  for (const { options } of compared) {
    for (const name of Object.keys(options)) {
      if (Object.hasOwn(set, name)) refuse('--compare', name, 'set');
      if (Object.hasOwn(point.options, name)) refuse('--compare', name, 'varied');
    }
  }
}
