import { refuse } from '../random/parameters.ts';
import { mean, standardDeviation } from './moments.ts';
import { studentQuantile } from './student.ts';

/** A mean, and the half width of the interval around it. */
export interface Estimate {
  readonly mean: number;
  /** The interval is [mean - halfWidth, mean + halfWidth]. NaN for one value. */
  readonly halfWidth: number;
}

/**
 * Estimates the mean of what the values are a sample of: the interval holds it with a probability
 * of `confidence`, (0, 1), if the values are independent and about normal.
 *
 * Source: Student 1908, Biometrika 6(1): mean ± t s / sqrt(n), with n - 1 degrees of freedom.
 * @throws bad-argument for no values.
 */
export function estimateMean(values: readonly number[], confidence = 0.95): Estimate {
  const { length } = values;
  const deviation = standardDeviation(values);
  const t = length > 1 ? studentQuantile(confidence, length - 1) : Number.NaN;
  return { mean: mean(values), halfWidth: (t * deviation) / Math.sqrt(length) };
}

/**
 * Estimates by how much the second of two paired samples is above the first, on average: what both
 * values of a pair share cancels out.
 * @throws bad-argument for no pairs, or for samples of two lengths.
 */
export function estimateDifference(
  first: readonly number[],
  second: readonly number[],
  confidence = 0.95,
): Estimate {
  if (first.length !== second.length) {
    refuse('estimateDifference', `${first.length} and ${second.length} values`, 'pairs');
  }
  return estimateMean(
    first.map((value, index) => second[index] - value),
    confidence,
  );
}
