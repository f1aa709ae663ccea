import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { seedKey } from '../../../kernel/engine/seed.ts';
import { TieOrder } from '../../../kernel/engine/tie-order.ts';
import { test } from '../../property.ts';

const word = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const seed = seedKey('ties');
const shuffledOrder = (): TieOrder => new TieOrder('shuffled', seed);

describe('the order of ties', () => {
  test('as scheduled, for events, starts and messages alike', () => {
    const order = new TieOrder('fifo', seed);
    const orders = [
      order.of(9, 9),
      order.ofStart(1, 1),
      order.ofMessage(5, 5, 0, 1, 0, 0),
      order.of(0, 0),
    ];
    expect(orders).toEqual(orders.slice().sort((a, b) => a - b));
    expect(new Set(orders).size).toBe(4);
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
    expect(new TieOrder('shuffled', seedKey('other')).of(1, 2)).not.toBe(shuffledOrder().of(1, 2));
  });

  test.prop([word, word])(
    'leaves room for faults first, then come starts, then all others: whole numbers',
    (high, low) => {
      const order = shuffledOrder();
      const start = order.ofStart(high, low);
      const other = order.of(high, low);
      expect(Number.isSafeInteger(start) && Number.isSafeInteger(other)).toBe(true);
      expect(start).toBeGreaterThan(2 ** 30);
      expect(start).toBeLessThan(other);
      expect(new TieOrder('fifo', seed).of(high, low)).toBeGreaterThan(2 ** 30);
    },
  );

  test.prop([fc.array(fc.record({ id: fc.tuple(word, word), link: fc.nat(2), at: fc.nat(2) }))])(
    'shuffled, keeps messages of one link and instant in the order of sending',
    (messages) => {
      const order = shuffledOrder();
      const last = new Map<string, number>();
      let at = 0;
      for (const { id, link, at: ahead } of messages) {
        at += ahead;
        const given = order.ofMessage(...id, 0, link, at, at);
        expect(given).toBeGreaterThan(last.get(`${link} ${at}`) ?? -1);
        last.set(`${link} ${at}`, given);
      }
    },
  );

  test('shuffled, does shuffle: about half of all pairs come the other way round', () => {
    const order = shuffledOrder();
    let turnedCount = 0;
    for (let pair = 0; pair < 1000; pair++) {
      if (order.of(pair, 1) > order.of(pair, 2)) turnedCount++;
    }
    // 4 standard errors: sqrt(1000) / 2 = 15.8.
    expect(Math.abs(turnedCount - 500)).toBeLessThan(64);
  });

  test('forgets links whose instants have passed, and only those', () => {
    const order = shuffledOrder();
    const ahead = order.ofMessage(1, 1, 0, 70_000, 100, 0);
    for (let link = 0; link < 66_000; link++) order.ofMessage(link, 1, 0, link, 1, 0);
    order.ofMessage(1, 2, 0, 70_001, 50, 50);
    expect((Reflect.get(order, 'linkOrders') as Map<number, unknown>).size).toBe(2);
    for (let count = 0; count < 20; count++) {
      expect(order.ofMessage(count, 3, 0, 70_000, 100, 50)).toBeGreaterThan(ahead);
    }
  });
});
