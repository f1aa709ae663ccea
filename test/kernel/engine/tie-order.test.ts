import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { FIRST_ORDER, TieOrder } from '../../../kernel/engine/tie-order.ts';
import { RunSeed } from '../../../kernel/random/run-seed.ts';
import { test } from '../../property.ts';

const word = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const seed = new RunSeed('ties');
const shuffledOrder = (): TieOrder => new TieOrder('shuffled', seed);

describe('the order of ties', () => {
  test('as scheduled, for events alike; starts come before them, as scheduled among themselves', () => {
    const order = new TieOrder('fifo', seed);
    const first = order.of(9, 9);
    const start = order.ofStart(9, 9);
    const second = order.of(0, 0);
    const orders = [start, order.ofStart(0, 0), first, second, order.of(5, 5)];
    expect(orders).toEqual(orders.slice().sort((a, b) => a - b));
    expect(new Set(orders).size).toBe(5);
  });

  test.prop([fc.array(fc.tuple(word, word)), fc.tuple(word, word)])(
    'shuffled, follows from seed and identity alone, not from what else there is',
    (others, id) => {
      const order = shuffledOrder();
      for (const other of others) order.of(...other);
      expect(order.of(...id)).toBe(shuffledOrder().of(...id));
      expect(order.ofStart(...id)).toBe(shuffledOrder().ofStart(...id));
    },
  );

  test('shuffled, differs for another seed', () => {
    expect(new TieOrder('shuffled', new RunSeed('other')).of(1, 2)).not.toBe(
      shuffledOrder().of(1, 2),
    );
  });

  test.prop([fc.constantFrom('fifo' as const, 'shuffled' as const), word, word])(
    'roots come first, as scheduled, then starts, then all others: whole numbers',
    (ties, high, low) => {
      const order = new TieOrder(ties, seed);
      const other = order.of(high, low);
      const start = order.ofStart(high, low);
      const roots = [order.ofRoot(), order.ofRoot()];
      expect([...roots, start, other].every(Number.isSafeInteger)).toBe(true);
      expect(roots[0]).toBeLessThan(roots[1]);
      expect(roots[1]).toBeLessThan(start);
      expect(start).toBeLessThan(FIRST_ORDER);
      expect(other).toBeGreaterThanOrEqual(FIRST_ORDER);
    },
  );

  test('shuffled, does shuffle: about half of all pairs come the other way round', () => {
    const order = shuffledOrder();
    let turnedCount = 0;
    for (let pair = 0; pair < 1000; pair++) {
      if (order.of(pair, 1) > order.of(pair, 2)) turnedCount++;
    }
    // The bound is 4 standard errors of sqrt(1000) / 2 = 15.8.
    expect(Math.abs(turnedCount - 500)).toBeLessThan(64);
  });
});
