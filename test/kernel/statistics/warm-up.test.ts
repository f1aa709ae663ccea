import fc from 'fast-check';
import { expect, test as plain } from 'vitest';
import { mean } from '../../../kernel/statistics/moments.ts';
import { steadyPart } from '../../../kernel/statistics/warm-up.ts';
import { test } from '../../property.ts';

/** Values around a level that repeat, after a warm-up of so many others. */
const series = (warmUp: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => (index < warmUp ? 100 - index : (index * 7) % 5));

plain('a warm-up is cut at the end of the batch in which it ends', () => {
  // Each batch of five of the steady part has the mean 2.
  expect(steadyPart(series(20, 100))).toEqual({ from: 20, mean: 2 });
  expect(steadyPart(series(18, 100))).toEqual({ from: 20, mean: 2 });
});

plain('a series that is steady from its start is not cut, and has its mean', () => {
  expect(steadyPart(series(0, 60))).toEqual({ from: 0, mean: 2 });
});

plain('a series that never settles, or is short, has no steady part', () => {
  expect(steadyPart(Array.from({ length: 200 }, (_, index) => index * index))).toBeUndefined();
  expect(steadyPart(series(70, 100))).toBeUndefined();
  expect(steadyPart(series(0, 49))).toBeUndefined();
  expect(steadyPart(series(0, 50))).toBeDefined();
});

// The definition, written down from the paper: sums over all batches after a cut, without its mean.
test.prop([fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 50, maxLength: 120 })])(
  'no other cut has a smaller standard error',
  (values) => {
    const part = steadyPart(values);
    const batches = Array.from({ length: Math.floor(values.length / 5) }, (_, index) =>
      mean(values.slice(5 * index, 5 * index + 5)),
    );
    const errorAt = (cut: number): number => {
      const rest = batches.slice(cut);
      const sum = rest.reduce((total, one) => total + one, 0);
      const squares = rest.reduce((total, one) => total + one * one, 0);
      return (squares - (sum * sum) / rest.length) / (rest.length * rest.length);
    };
    const errors = batches.slice(0, batches.length - 4).map((_, cut) => errorAt(cut));
    const least = Math.min(...errors);
    if (part === undefined) {
      const early = errors.slice(0, Math.floor(batches.length / 2) + 1);
      expect(Math.min(...early)).toBeGreaterThan(least - 1e-9);
    } else {
      expect(errors[part.from / 5]).toBeLessThanOrEqual(least + 1e-9);
      expect(part.mean).toBeCloseTo(mean(batches.slice(part.from / 5)), 9);
    }
  },
);
