import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { EventStore } from '../../../kernel/queue/event-store.ts';
import { ReadyList } from '../../../kernel/queue/ready-list.ts';
import { test } from '../../property.ts';

/** A ready list of events at these instants. Their orders are as given, or the order of the list. */
const listOf = (store: EventStore, instants: readonly number[], orders?: readonly number[]) => {
  const slots = instants.map((at, index) => {
    const slot = store.allocate();
    store.setTime(slot, at, orders?.[index] ?? index);
    return slot;
  });
  const list = new ReadyList(store, 32);
  list.slots.set(slots);
  list.fill(slots.length);
  return { list, slots };
};

/** Takes out up to `count` events. */
const drained = (list: ReadyList, count = Infinity): number[] => {
  const taken: number[] = [];
  while (list.head < list.end && taken.length < count) {
    expect(list.first()).toBe(list.first());
    taken.push(list.shift());
  }
  return taken;
};

// Few distinct instants on purpose, so that most lists contain ties.
const events = fc.array(fc.tuple(fc.nat(4), fc.nat(99)), { maxLength: 32 });

describe('a ready list', () => {
  test.prop([events, fc.boolean(), fc.array(fc.nat(31), { maxLength: 32 })])(
    'gives its events by instant, ties by their order, without those that were removed',
    (list, isShuffled, removals) => {
      const store = new EventStore();
      // Distinct orders, though not growing ones.
      const orders = list.map(([, order], index) => (isShuffled ? order * 100 : 0) + index);
      const instants = list.map(([at]) => at);
      const { list: ready, slots } = listOf(store, instants, orders);
      const left = new Set(slots.slice().sort((a, b) => (store.isBefore(a, b) ? -1 : 1)));
      for (const index of removals) {
        expect(ready.remove(slots[index])).toBe(left.delete(slots[index]));
      }
      expect(drained(ready)).toEqual([...left]);
    },
  );

  test('starts over when filled', () => {
    const store = new EventStore();
    const { list } = listOf(store, [3, 1]);
    list.shift();
    const slot = store.allocate();
    store.setTime(slot, 9, 9);
    list.slots[0] = slot;
    list.fill(1);
    expect([list.shift(), list.head, list.end]).toEqual([slot, 1, 1]);
  });

  // Some were taken before, so that there is room at the front, and some instants are those of others.
  test.prop([events, fc.nat(31), events])(
    'takes in others at their place, as long as there is room',
    (list, taken, more) => {
      const store = new EventStore();
      const { list: ready } = listOf(
        store,
        list.map(([at]) => at),
      );
      const kept = drained(ready, Math.min(taken, list.length));
      const left = Array.from(ready.slots.subarray(ready.head, ready.end));
      more.forEach(([at], index) => {
        const slot = store.allocate();
        store.setTime(slot, at, list.length + index);
        if (ready.insert(slot, at)) left.push(slot);
        else expect(2 * kept.length).toBeLessThan(32);
      });
      expect(drained(ready)).toEqual(left.sort((a, b) => (store.isBefore(a, b) ? -1 : 1)));
    },
  );

  // The orders of a crowd at few instants, as they come and mixed up.
  test('takes over any number of events, and no other while they are many', () => {
    for (const factor of [1, 7919]) {
      const store = new EventStore();
      const list = new ReadyList(store, 32);
      const slots = Array.from({ length: 1000 }, (_, index) => {
        const slot = store.allocate();
        store.setTime(slot, Math.floor(index / 400), (index * factor) % 10_007);
        return slot;
      });
      list.fillMany(slots.slice());
      const sorted = slots.slice().sort((a, b) => (store.isBefore(a, b) ? -1 : 1));
      expect(drained(list, 900)).toEqual(sorted.slice(0, 900));
      const more = store.allocate();
      store.setTime(more, 2, 10_008);
      expect(list.insert(more, 2)).toBe(false);
      expect(drained(list, 80)).toEqual(sorted.slice(900, 980));
      expect([list.remove(sorted[990]), list.insert(more, 2)]).toEqual([true, true]);
      expect(drained(list)).toEqual([...sorted.slice(980, 990), ...sorted.slice(991), more]);
    }
  });

  test('still has the others when one is removed of which some were taken', () => {
    const { list, slots } = listOf(new EventStore(), [5, 3, 9, 7]);
    expect(list.shift()).toBe(slots[1]);
    list.remove(slots[3]);
    expect(drained(list)).toEqual([slots[0], slots[2]]);
  });
});
