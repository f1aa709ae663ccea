import { mean } from './moments.ts';

/** The part of a series after its warm-up. */
export interface SteadyPart {
  /** The index of the first value of the part. */
  readonly from: number;
  /** The mean from there on. */
  readonly mean: number;
}

/** So many values in a row make a batch. */
const BATCH_SIZE = 5;

/** The fewer values are left, the more their variance varies. So at least this many batches are kept. */
const BATCHES_KEPT_MIN = 5;

/** Fewer batches than this do not tell a warm-up from chance. */
const BATCHES_MIN = 10;

/**
 * Cuts the warm-up from a series of values at equal intervals, by the rule MSER-5. The series is
 * averaged in batches of five. The cut is where the squared standard error of the mean of the
 * batches after it is least. Values after the last whole batch are left out. Returns `undefined`
 * for a series that is too short: one of fewer than 50 values, or one whose cut would lie in its
 * second half. The cost is the square of the number of batches.
 *
 * Source: White, Cobb, Spratt 2000, "A comparison of five steady-state truncation heuristics for
 * simulation", Proceedings of the Winter Simulation Conference. The refusal of a cut in the second
 * half, and the batches that are kept: Hoad, Robinson, Davies 2010, "Automating warm-up length
 * estimation", Journal of the Operational Research Society 61.
 */
export function steadyPart(values: readonly number[]): SteadyPart | undefined {
  const count = Math.floor(values.length / BATCH_SIZE);
  if (count < BATCHES_MIN) return undefined;
  const batches = Array.from({ length: count }, (_, index) =>
    mean(values.slice(index * BATCH_SIZE, (index + 1) * BATCH_SIZE)),
  );
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let cut = 0; cut <= count - BATCHES_KEPT_MIN; cut++) {
    const error = squaredError(batches.slice(cut));
    if (error >= least) continue;
    least = error;
    best = cut;
  }
  if (best > count / 2) return undefined;
  return { from: best * BATCH_SIZE, mean: mean(batches.slice(best)) };
}

/** The squared standard error of a mean, with n and not n - 1 in its divisor, as the rule has it. */
function squaredError(values: readonly number[]): number {
  const centre = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - centre) * (value - centre), 0);
  return squares / (values.length * values.length);
}
