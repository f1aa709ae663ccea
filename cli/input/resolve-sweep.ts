import {
  completeScenario,
  type Scenario,
  type ScenarioInput,
  SimulationError,
} from '../../kernel/index.ts';
import { countOf, wallMsOf, workersOf } from './check-flags.ts';
import { commandWords } from './command-words.ts';
import { drawSeed } from './draw-seed.ts';
import { commandLine, reproduceLine } from './reproduce.ts';
import { type ResolvedModel, resolveModel } from './resolve-model.ts';
import { limitsOf, optionsOf, withEnd } from './run-flags.ts';
import { pointsOf, type SweepPoint } from './vary.ts';

/** The flags of a sweep. */
export interface SweepFlags {
  readonly export?: string | undefined;
  readonly seeds?: string | undefined;
  readonly seed?: string | undefined;
  readonly vary?: readonly string[] | undefined;
  readonly set?: readonly string[] | undefined;
  readonly duration?: string | undefined;
  readonly until?: string | undefined;
  readonly limit?: string | undefined;
  readonly workers?: string | undefined;
}

/** A sweep, as a command line asks for it. */
export interface ResolvedSweep {
  readonly resolved: ResolvedModel;
  /** What all runs share. */
  readonly base: Omit<ScenarioInput, 'seed'>;
  readonly points: readonly SweepPoint[];
  /** How many runs a point has. */
  readonly seeds: number;
  readonly seed: string;
  readonly workers: number;
  /** Wall time that a run may take. */
  readonly limitMs: number;
  /** The line that makes the same sweep again. */
  readonly again: string;
  /** The line that makes one of its runs. */
  readonly againOne: (scenario: Scenario) => string;
}

const SEEDS = 30;
const SEEDS_MAX = 1_000_000;
const LIMIT_MS = 600_000;

/**
 * Reads the command line of a sweep. Every point is checked before the first run.
 * @throws SimulationError for a model that cannot be loaded, and for a value that is not allowed.
 */
export async function resolveSweep(name: string, flags: SweepFlags): Promise<ResolvedSweep> {
  const resolved = await resolveModel(name, flags.export);
  const { model, reference, words } = resolved;
  const { seed = drawSeed(), vary = [] } = flags;
  const points = pointsOf(vary, model);
  const set = optionsOf({ set: flags.set, duration: flags.duration }, model);
  refuseBoth(set, points[0]);
  // A user's model may have no end of its own.
  const ended = (given: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
    resolved.module === undefined ? given : withEnd(given, model);
  const limits = ended(limitsOf({ duration: flags.duration, until: flags.until }, model));
  const base = { model: reference, options: set, limits };
  for (const { options } of points) {
    const all = { ...base, seed, options: { ...set, ...options } };
    completeScenario(model, all, 'command line');
  }
  const seeds = flags.seeds === undefined ? SEEDS : countOf('--seeds', flags.seeds, 1, SEEDS_MAX);
  const line = [...commandWords(), 'sweep', ...words, '--seeds', String(seeds)];
  for (const text of vary) line.push('--vary', text);
  for (const text of flags.set ?? []) line.push('--set', text);
  if (flags.duration !== undefined) line.push('-d', flags.duration);
  if (flags.until !== undefined) line.push('--until', flags.until);
  const plain = completeScenario(
    model,
    { model: reference, seed: '', limits: ended({}) },
    'command line',
  );
  return {
    resolved,
    base,
    points,
    seeds,
    seed,
    workers: workersOf(flags.workers),
    limitMs: flags.limit === undefined ? LIMIT_MS : wallMsOf('--limit', flags.limit),
    again: commandLine(line, seed),
    againOne: (scenario) =>
      reproduceLine(
        { scenario },
        { command: commandWords(), words: ['run', ...words], base: plain },
      ),
  };
}

/** @throws bad-argument for an option that is both set and varied. */
function refuseBoth(set: Readonly<Record<string, unknown>>, { options }: SweepPoint): void {
  const both = Object.keys(options).find((name) => Object.hasOwn(set, name));
  if (both === undefined) return;
  throw new SimulationError(
    'bad-argument',
    `--vary ${both}: got a value of ${both} that is set as well, expected one of them`,
  );
}
