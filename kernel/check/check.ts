import { SimulationError } from '../data/errors.ts';
import { shown } from '../data/shown.ts';
import type { Model } from '../run/model.ts';
import type { Scenario, ScenarioInput } from '../run/scenario.ts';
import type { ScenarioOptions } from './arbitraries/scenario-bounds.ts';
import { type CheckReport, reportOf } from './check-report.ts';
import { conclude } from './conclude.ts';
import type { Examination } from './examination.ts';
import { examine } from './examine.ts';
import { drawScenario } from './generator.ts';
import type { ShrinkOptions } from './shrink.ts';
import { Statistics } from './statistics.ts';

/** How to check a model. */
export interface CheckOptions<Options extends object = object>
  extends ScenarioOptions<Options>,
    ShrinkOptions {
  /** How many scenarios are drawn. The default is 1,000. */
  readonly runs?: number;
  /** All scenarios follow from it. The default is 1, so that a test tries the same ones every time. */
  readonly seed?: string | number;
  /** Scenarios that are tried first, such as those that once failed. They are not in the statistics. */
  readonly first?: readonly (ScenarioInput<Options> | Scenario)[];
}

const RUNS = 1_000;
const SEED = 1;

/** Draws scenario `index` of a check, and runs it. It follows from the options and the index alone. */
export const examineIndex = <Options extends object>(
  model: Model<Options>,
  options: CheckOptions<NoInfer<Options>>,
  index: number,
): Examination => examine(model, drawScenario(model, { seed: SEED, ...options, index }));

/**
 * Tries scenarios of a model until one fails, and shrinks that one. It draws population, latencies, order, operations and
 * faults, within what the model tolerates. The finding is the failure of the lowest index.
 * @throws bad-argument for wrong options; bad-scenario and bad-option for a wrong `base`, and for a
 * scenario of `first` that does not fit the model.
 */
export function check<Options extends object>(
  model: Model<Options>,
  options: CheckOptions<NoInfer<Options>> = {},
): CheckReport {
  const { first = [], seed = SEED } = options;
  const runs = runsOf(options);
  const statistics = new Statistics(model);
  for (const [place, scenario] of first.entries()) {
    const found = examine(model, scenario);
    if (found.failure === undefined) continue;
    return reportOf(model, seed, statistics, conclude(model, { first: place }, found, options));
  }
  for (let index = 0; index < runs; index++) {
    const found = examineIndex(model, options, index);
    statistics.add(found);
    if (found.failure === undefined) continue;
    return reportOf(model, seed, statistics, conclude(model, { index }, found, options));
  }
  return reportOf(model, seed, statistics);
}

/** @throws bad-argument for a number of runs that is not whole or below 1. */
export function runsOf({ runs = RUNS }: Pick<CheckOptions, 'runs'>): number {
  if (Number.isSafeInteger(runs) && runs >= 1) return runs;
  throw new SimulationError(
    'bad-argument',
    `check: runs: got ${shown(runs)}, expected a whole number from 1`,
  );
}
