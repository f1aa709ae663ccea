import fc from 'fast-check';
import { expect } from 'vitest';
import { quantile } from '../../../kernel/statistics/quantile.ts';
import { test } from '../../property.ts';

test('a quantile is interpolated between its neighbours', () => {
  expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
  expect(quantile([4, 1, 3, 2], 0.25)).toBe(1.75);
  expect(quantile([10, 9, 2], 0.5)).toBe(9);
  expect(quantile([7], 0.9)).toBe(7);
});

test('no values, and a share outside of 0 to 1, are refused', () => {
  for (const [values, share] of [[[], 0.5] as const, [[1], -0.1] as const, [[1], 1.1] as const]) {
    expect(() => quantile(values, share)).toThrow(
      expect.objectContaining({ code: 'bad-argument' }),
    );
  }
});

test.prop([
  fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1 }),
  fc.tuple(fc.nat({ max: 100 }), fc.nat({ max: 100 })),
])('quantiles rise with their share, from the least value to the greatest', (values, shares) => {
  const [low, high] = shares.map((share) => share / 100).sort((a, b) => a - b);
  expect(quantile(values, low)).toBeLessThanOrEqual(quantile(values, high) + 1e-12);
  expect(quantile(values, 0)).toBe(Math.min(...values));
  expect(quantile(values, 1)).toBe(Math.max(...values));
});
