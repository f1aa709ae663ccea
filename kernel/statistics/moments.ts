import { refuse } from '../random/parameters.ts';

/**
 * The arithmetic mean. The mean of the residuals corrects the rounding of the sum.
 * @throws bad-argument for no values.
 */
export function mean(values: readonly number[]): number {
  const { length } = values;
  if (length === 0) refuse('mean', 'no values', 'at least one');
  const first = sum(values) / length;
  return first + sum(values.map((value) => value - first)) / length;
}

/**
 * The standard deviation of a sample, with n - 1 in the divisor. It is NaN for one value, which
 * tells nothing of the spread.
 * @throws bad-argument for no values.
 */
export function standardDeviation(values: readonly number[]): number {
  const centre = mean(values);
  const squares = values.map((value) => (value - centre) * (value - centre));
  return Math.sqrt(sum(squares) / (values.length - 1));
}

/** Adds in the order of the values, so that the same values have the same sum to the bit. */
const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);
