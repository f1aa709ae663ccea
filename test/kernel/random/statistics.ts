import { expect } from 'vitest';

/** The mean of the values. */
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** The mean squared distance from the values' own mean. */
const variance = (values: readonly number[]): number => {
  const centre = mean(values);
  return mean(values.map((value) => (value - centre) * (value - centre)));
};

/** The moments of a law. The normal law has a `kurtosis` of 3. */
interface Moments {
  readonly mean: number;
  readonly variance: number;
  readonly kurtosis: number;
}

/**
 * Mean and variance lie within 4 standard errors of the law's: of the mean s / sqrt(n), of the
 * variance s^2 sqrt((kurtosis - 1) / n).
 */
export function expectMoments(values: readonly number[], law: Moments): void {
  const root = Math.sqrt(values.length);
  const meanError = Math.sqrt(law.variance) / root;
  const varianceError = (law.variance * Math.sqrt(law.kurtosis - 1)) / root;
  expect(Math.abs(mean(values) - law.mean)).toBeLessThan(4 * meanError);
  expect(Math.abs(variance(values) - law.variance)).toBeLessThan(4 * varianceError);
}

/** Chi-square lies within 4 standard errors, sqrt(2 (bins - 1)), of its mean, bins - 1. */
export function expectCounts(counts: readonly number[], probabilities: readonly number[]): void {
  const total = counts.reduce((sum, count) => sum + count, 0);
  let chiSquare = 0;
  counts.forEach((count, bin) => {
    const expected = total * probabilities[bin];
    chiSquare += ((count - expected) * (count - expected)) / expected;
  });
  const freedom = counts.length - 1;
  expect(Math.abs(chiSquare - freedom)).toBeLessThan(4 * Math.sqrt(2 * freedom));
}

/**
 * Two sequences of uniform numbers look independent: their correlation is within 4 standard errors,
 * 1 / sqrt(n), of 0, and the pairs fill an 8 by 8 grid evenly (chi-square).
 */
export function expectUnrelated(a: readonly number[], b: readonly number[]): void {
  const products = a.map((value, index) => (value - 0.5) * (b[index] - 0.5));
  expect(Math.abs(mean(products) * 12)).toBeLessThan(4 / Math.sqrt(a.length));
  const counts = new Array<number>(64).fill(0);
  a.forEach((value, index) => {
    counts[Math.floor(value * 8) * 8 + Math.floor(b[index] * 8)] += 1;
  });
  expectCounts(counts, new Array<number>(64).fill(1 / 64));
}
