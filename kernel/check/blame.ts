import { type Instant, START } from '../data/time.ts';
import type { Scenario } from '../run/scenario.ts';
import { askAll, type RunSteps } from './asking.ts';
import { derivedSeeds } from './derived-seeds.ts';
import type { Examination } from './examination.ts';
import type { Reseeding } from './examine.ts';
import { isSameFailure } from './same-failure.ts';
import { without } from './scenario-parts.ts';
import type { Minimum } from './shrink.ts';

/** The number of seeds for each question, unless it is given. */
const SEEDS = 50;

/** The first few seeds of a question that a single passing run answers. */
const FIRST_SEEDS = 5;

/** A run to look at: of a scenario, or of one whose seed changes in the middle. */
export interface Trial {
  readonly scenario: Scenario;
  readonly reseed?: Reseeding;
}

/** How much each fault has to do with a failure, and when nothing could prevent it any more. */
export interface Blame {
  /** The number of seeds for each question. */
  readonly seeds: number;
  /** With how many seeds the scenario fails in the same way. */
  readonly failed: number;
  /** With how many seeds it does so without one of its faults. */
  readonly withoutFault: readonly { readonly fault: string; readonly failed: number }[];
  /**
   * The instant from which all continuations fail: those that are the same up to the events of this
   * instant, and go on with other random numbers. It is one of `instants`, or 0 if the scenario fails
   * with all seeds. It is `undefined` if no instant will do.
   */
  readonly inevitableAt?: Instant;
}

export interface BlameOptions {
  /** The number of seeds for each question, 50 by default. */
  readonly seeds?: number;
  /** Instants before the failure, in order: those of events that may have led to it. */
  readonly instants?: readonly Instant[];
}

/** Finds out what is to blame for a failure, by runs of the smallest scenario with other seeds. */
export function* blame(
  { examination, from }: Minimum,
  { seeds = SEEDS, instants = [] }: BlameOptions = {},
): RunSteps<Trial, Blame> {
  const { limits } = examination.scenario;
  // The smallest scenario ends at its failure. With another seed it may fail later.
  const until = from.until ?? limits.until;
  const scenario: Scenario = {
    ...examination.scenario,
    limits: { ...limits, ...(until !== undefined && { until }) },
  };
  const isSame = (shown: Examination): boolean => isSameFailure(examination, shown);
  const others = derivedSeeds(scenario.seed, seeds);
  function* countOf(one: Scenario): RunSteps<Trial, number> {
    const shown = yield* askAll(others.map((seed) => ({ scenario: { ...one, seed } })));
    return shown.filter(isSame).length;
  }
  const failed = yield* countOf(scenario);
  const withoutFault: { fault: string; failed: number }[] = [];
  for (const { key } of scenario.faults ?? []) {
    const part = { type: 'fault' as const, key, kind: 'fault', begin: 0 };
    withoutFault.push({ fault: key, failed: yield* countOf(without(scenario, [part])) });
  }
  const inevitableAt =
    failed === seeds ? START : yield* inevitable({ scenario, others, instants, isSame });
  return {
    seeds,
    failed,
    withoutFault,
    ...(inevitableAt !== undefined && { inevitableAt }),
  };
}

interface Continuing {
  readonly scenario: Scenario;
  readonly others: readonly string[];
  readonly instants: readonly Instant[];
  isSame(shown: Examination): boolean;
}

/** Halves the list of instants until one is left after which every continuation fails. */
function* inevitable(continuing: Continuing): RunSteps<Trial, Instant | undefined> {
  const { instants } = continuing;
  let passes = -1;
  let fails = instants.length;
  while (fails - passes > 1) {
    const middle = Math.floor((passes + fails) / 2);
    if (yield* failsFrom(continuing, instants[middle])) fails = middle;
    else passes = middle;
  }
  return instants[fails];
}

/** Whether the run fails whatever comes after the events of an instant. */
function* failsFrom(
  { isSame, others, scenario }: Continuing,
  instant: Instant,
): RunSteps<Trial, boolean> {
  const trials = others.map((seed) => ({ scenario, reseed: { at: instant + 1, seed } }));
  for (const some of [trials.slice(0, FIRST_SEEDS), trials.slice(FIRST_SEEDS)]) {
    const shown = yield* askAll(some);
    if (!shown.every(isSame)) return false;
  }
  return true;
}
