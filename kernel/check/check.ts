import type { Model } from '../run/model.ts';
import type { Scenario } from '../run/scenario.ts';
import { type CheckOptions, opened, requireOptions } from './check-options.ts';
import { type CheckReport, reportOf } from './check-report.ts';
import { conclude } from './conclude.ts';
import type { Examination } from './examination.ts';
import { examine } from './examine.ts';
import { drawScenario } from './generator.ts';
import { Statistics } from './statistics.ts';

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
  requireOptions(options);
  const { first = [], runs = RUNS, seed = SEED } = options;
  const statistics = new Statistics(model);
  for (const [place, scenario] of first.entries()) {
    const found = examine(model, opened(model, scenario) as Scenario);
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
