import { expect, test } from 'vitest';
import { estimateDifference, estimateMean } from '../../../kernel/statistics/interval.ts';

test('the interval of a mean is that of a worked example', () => {
  // s = sqrt(32 / 7), n = 8, t(0.95, 7) = 2.364624.
  const { mean, halfWidth } = estimateMean([2, 4, 4, 4, 5, 5, 7, 9]);
  expect(mean).toBe(5);
  expect(halfWidth).toBeCloseTo((2.364624252 * Math.sqrt(32 / 7)) / Math.sqrt(8), 8);
});

test('more confidence needs a wider interval', () => {
  const values = [1, 2, 4];
  expect(estimateMean(values, 0.99).halfWidth).toBeGreaterThan(estimateMean(values).halfWidth);
});

test('one value has no interval', () => {
  expect(estimateMean([3])).toEqual({ mean: 3, halfWidth: Number.NaN });
});

test('what both values of a pair share cancels out of their difference', () => {
  expect(estimateDifference([1, 100, 10_000], [3, 102, 10_002])).toEqual({ mean: 2, halfWidth: 0 });
});

test('samples of two lengths are refused', () => {
  expect(() => estimateDifference([1, 2], [1])).toThrow(
    expect.objectContaining({ code: 'bad-argument' }),
  );
});
