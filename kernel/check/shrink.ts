import type { Model } from '../run/model.ts';
import type { Scenario } from '../run/scenario.ts';
import type { RunSteps } from './asking.ts';
import type { Examination } from './examination.ts';
import { populationOf } from './population.ts';
import { keepCone } from './shrink-cone.ts';
import { endAtFailure } from './shrink-end.ts';
import { roundInstants, shortenFaults } from './shrink-instants.ts';
import { plainLaws } from './shrink-laws.ts';
import { removeParts } from './shrink-parts.ts';
import { listLosses, makeLossesCertain } from './shrink-rates.ts';
import { ShrinkSearch } from './shrink-search.ts';
import { lowerSize } from './shrink-size.ts';
import { weakenFaults } from './shrink-strengths.ts';
import { narrowTargets } from './shrink-targets.ts';

/** Most minima take 100 to 300 runs, and those of protocols with quorums up to 1,500. */
const RUNS_MAX = 2_000;

export interface ShrinkOptions {
  /** The most runs, 2,000 by default. Candidates count in order, up to the one that succeeds. */
  readonly runsMax?: number;
}

/** The smallest failing scenario that was found. */
export interface Minimum {
  /** The run of it. */
  readonly examination: Examination;
  /** How many runs it took. */
  readonly runs: number;
  /** What there was before. */
  readonly from: {
    readonly faults: number;
    readonly operations: number;
    readonly actors: number;
    /** When the run ended, if at a limit of time. */
    readonly until?: string;
  };
}

/**
 * Makes a failing scenario smaller, as long as it fails in the same way: with the same signature. It
 * yields candidates in order. Of each batch it needs the runs up to the first that fails in this way
 * and ignores the others, so that neither the machine nor the number of workers changes the minimum.
 *
 * A part that stays is needed: without it, the scenario passes with its seed and with 20 others, or
 * the budget has run out, or another property would have nothing left to judge.
 */
export function* shrink(
  model: Model,
  found: Examination,
  { runsMax = RUNS_MAX }: ShrinkOptions = {},
): RunSteps<Scenario, Minimum> {
  const { faults = [], limits, operations = [] } = found.scenario;
  const actors = populationOf(model, found.scenario)?.length ?? 0;
  const search = new ShrinkSearch(found, runsMax);
  for (let round = 0; ; round++) {
    const { present } = search;
    yield* endAtFailure(search);
    yield* keepCone(search, model);
    yield* removeParts(search);
    yield* narrowTargets(search);
    if (round === 0) yield* makeLossesCertain(search);
    yield* lowerSize(search, model);
    // A fault that lasts long can hinder a smaller population, and a very short one needs luck.
    yield* shortenFaults(search, search.failedAt / 100);
    yield* lowerSize(search, model);
    // What follows needs the present population: the id of a lost message is another one in another,
    // and a shorter or weaker fault strikes less often.
    yield* listLosses(search, model);
    yield* weakenFaults(search);
    yield* plainLaws(search);
    yield* roundInstants(search);
    if (search.present === present) break;
  }
  return {
    examination: search.present,
    runs: search.runs,
    from: {
      faults: faults.length,
      operations: operations.length,
      actors,
      ...(limits.until !== undefined && { until: limits.until }),
    },
  };
}
