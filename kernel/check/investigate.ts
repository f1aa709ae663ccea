import type { Model } from '../run/model.ts';
import type { RunSteps } from './asking.ts';
import { type Blame, blame, type Trial } from './blame.ts';
import type { Minimum } from './shrink.ts';
import { type CausalSlice, sliceOf } from './slice.ts';

/** What is known about a failure besides its smallest scenario. */
export interface Investigation {
  readonly slice: CausalSlice;
  readonly blame: Blame;
}

/**
 * Finds out how a failure happened and what is to blame for it. With the minimum and the line that
 * replays it, that makes a counterexample. It takes some 50 runs for each question, and one in this
 * thread.
 */
export function* investigate(
  model: Model,
  minimum: Minimum,
  options: { readonly seeds?: number } = {},
): RunSteps<Trial, Investigation> {
  const slice = sliceOf(model, minimum.examination);
  const instants = [...new Set(slice.events.map(({ at }) => at))];
  return { slice, blame: yield* blame(minimum, { ...options, instants }) };
}
