import fc from 'fast-check';
import { expect } from 'vitest';
import { mean, standardDeviation } from '../../../kernel/statistics/moments.ts';
import { test } from '../../property.ts';

test('the deviation of a sample has n - 1 in its divisor', () => {
  expect(mean([2, 4, 4, 4, 5, 5, 7, 9])).toBe(5);
  expect(standardDeviation([2, 4, 4, 4, 5, 5, 7, 9])).toBe(Math.sqrt(32 / 7));
});

test('a large common part of the values takes no digits from the deviation', () => {
  expect(standardDeviation([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16])).toBe(Math.sqrt(30));
});

test('one value has a mean and no deviation', () => {
  expect(mean([3])).toBe(3);
  expect(standardDeviation([3])).toBeNaN();
});

test('no values are refused', () => {
  expect(() => mean([])).toThrow(expect.objectContaining({ code: 'bad-argument' }));
  expect(() => standardDeviation([])).toThrow(expect.objectContaining({ code: 'bad-argument' }));
});

test.prop([fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: 2, max: 50 })])(
  'equal values have themselves as mean, and no deviation',
  (value, count) => {
    const values = new Array<number>(count).fill(value / 7);
    expect(mean(values)).toBe(value / 7 + 0);
    expect(standardDeviation(values)).toBe(0);
  },
);
