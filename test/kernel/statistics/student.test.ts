import { describe, expect, test } from 'vitest';
import { studentQuantile } from '../../../kernel/statistics/student.ts';

/** Two-sided 95 % and 99 %. Source: NIST/SEMATECH e-Handbook, 1.3.6.7.2, printed to three decimals. */
const TABLE: readonly (readonly [freedom: number, t95: number, t99: number])[] = [
  [1, 12.706, 63.657],
  [2, 4.303, 9.925],
  [3, 3.182, 5.841],
  [4, 2.776, 4.604],
  [5, 2.571, 4.032],
  [9, 2.262, 3.25],
  [10, 2.228, 3.169],
  [19, 2.093, 2.861],
  [30, 2.042, 2.75],
  [60, 2.0, 2.66],
  [100, 1.984, 2.626],
];

test.each(TABLE)(
  'with %s degrees of freedom, t is that of the published table',
  (freedom, t95, t99) => {
    expect(Math.abs(studentQuantile(0.95, freedom) - t95)).toBeLessThanOrEqual(0.0005000001);
    expect(Math.abs(studentQuantile(0.99, freedom) - t99)).toBeLessThanOrEqual(0.0005000001);
  },
);

test('one and two degrees of freedom have closed forms', () => {
  // tan(pi c / 2), and c sqrt(2 / (1 - c^2)).
  expect(studentQuantile(0.5, 1)).toBeCloseTo(1, 14);
  expect(studentQuantile(0.95, 1)).toBeCloseTo(12.706204736174694, 10);
  expect(studentQuantile(0.95, 2)).toBeCloseTo(0.95 * Math.sqrt(2 / (1 - 0.95 * 0.95)), 12);
});

test('many degrees of freedom come close to the normal distribution', () => {
  expect(studentQuantile(0.95, 100_000)).toBeCloseTo(1.959964, 4);
});

describe('refused', () => {
  test.each([
    [0, 5],
    [1, 5],
    [Number.NaN, 5],
    [0.95, 0],
    [0.95, 1.5],
    [0.95, 1_000_001],
  ])('is a confidence of %s with %s degrees of freedom', (confidence, freedom) => {
    expect(() => studentQuantile(confidence, freedom)).toThrow(
      expect.objectContaining({ code: 'bad-argument' }),
    );
  });
});
