import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { Cycles } from '../../../../models/gossip/kit/cycles.ts';
import { test } from '../../../property.ts';

const PERIOD = 100;
const cyclesOf = (count: number, low = 0, clocking: 'cycles' | 'free' = 'cycles'): Cycles =>
  new Cycles({ clocking, period: PERIOD, count, key: { high: 1, low } });

/** The order in which the nodes act in the cycle that begins at an instant. */
const orderAt = (cycles: Cycles, count: number, at: number): number[] =>
  Array.from({ length: count }, (_, index) => cycles.next(index, at, 0) - at);

describe('the cycles of a run', () => {
  test.prop([fc.integer({ min: 1, max: 98 }), fc.nat(20), fc.nat(1000)])(
    'let each node act once, one after the other, and nobody at the last instant',
    (count, cycle, low) => {
      const order = orderAt(cyclesOf(count, low), count, cycle * PERIOD);
      expect([...order].sort((a, b) => a - b)).toEqual(order.map((_, index) => index + 1));
      expect(Math.max(...order)).toBeLessThan(cyclesOf(count).endOf(0));
    },
  );

  test('have orders of their own, which depend on the key and on nothing else', () => {
    const [same, again, other] = [5, 5, 6].map((low) => cyclesOf(50, low));
    const orders = [0, 100, 200].map((at) => orderAt(same, 50, at));
    expect(new Set(orders.map(String)).size).toBe(3);
    expect(orderAt(again, 50, 200)).toEqual(orders[2]);
    expect(orderAt(again, 50, 0)).toEqual(orders[0]);
    expect(orderAt(other, 50, 0)).not.toEqual(orders[0]);
  });

  test('make each place of a node equally likely', () => {
    const cycles = cyclesOf(3);
    const counts = new Map<string, number>();
    for (let cycle = 0; cycle < 6000; cycle++) {
      const order = String(orderAt(cycles, 3, cycle * PERIOD));
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    // A deviation of sqrt(6000 x 1/6 x 5/6) = 28.9, and a bound of 4 of them.
    expect(counts.size).toBe(6);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(116);
  });

  test('begin for a node that comes late with the next one', () => {
    const cycles = cyclesOf(10);
    expect(cycles.of(cycles.next(3, 0, 0))).toBe(0);
    expect(cycles.of(cycles.next(3, 1, 0))).toBe(1);
    expect(cycles.of(cycles.next(3, 199, 0))).toBe(2);
  });

  test.prop([fc.nat(1000), fc.integer({ min: 1, max: 99 })])(
    'give each node an instant of its own in each period, in the free clocking',
    (now, phase) => {
      const next = cyclesOf(10, 0, 'free').next(0, now, phase);
      expect(next).toBeGreaterThan(now);
      expect(next - now).toBeLessThanOrEqual(PERIOD);
      expect(next % PERIOD).toBe(phase);
    },
  );
});
