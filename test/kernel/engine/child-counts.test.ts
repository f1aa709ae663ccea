import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { ChildCounts } from '../../../kernel/engine/child-counts.ts';
import { test } from '../../property.ts';

// There are few distinct words, so that keys repeat, share one word, and collide in the table.
const word = fc.oneof(
  fc.nat(3),
  fc.nat(100).map((count) => count * 2 ** 16),
  fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
);
const step = fc.oneof(
  { weight: 60, arbitrary: fc.tuple(word, word) },
  { weight: 1, arbitrary: fc.constant('reset' as const) },
);

describe('counts of children', () => {
  test.prop([fc.array(step, { size: '+2' })])('are those of a map', (steps) => {
    const counts = new ChildCounts();
    const oracle = new Map<string, number>();
    for (const one of steps) {
      if (one === 'reset') {
        counts.reset();
        oracle.clear();
        continue;
      }
      const expected = oracle.get(String(one)) ?? 0;
      expect(counts.next(...one)).toBe(expected);
      oracle.set(String(one), expected + 1);
    }
  });

  test('hold ten thousand keys, twice each, and start from 0 after a reset', () => {
    const counts = new ChildCounts();
    for (const expected of [0, 1]) {
      for (let key = 0; key < 10_000; key++) expect(counts.next(key % 7, key)).toBe(expected);
    }
    counts.reset();
    for (let key = 0; key < 10_000; key++) expect(counts.next(key % 7, key)).toBe(0);
  });

  // The stamps are used up after two thousand million events.
  test('start from 0 also when their stamps have been used up', () => {
    const counts = new ChildCounts();
    counts.next(1, 1);
    Reflect.set(counts, 'stamp', 0x7ffffffe);
    counts.next(2, 2);
    counts.reset();
    expect([counts.next(1, 1), counts.next(2, 2), counts.next(2, 2)]).toEqual([0, 0, 1]);
  });
});
