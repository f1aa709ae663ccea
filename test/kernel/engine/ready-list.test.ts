import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { EventStore, NONE, Place } from '../../../kernel/engine/event-store.ts';
import { ReadyList } from '../../../kernel/engine/ready-list.ts';
import { test } from '../../property.ts';

/** A ready list of events at these instants, linked from the last scheduled to the first. */
const listOf = (store: EventStore, instants: readonly number[], orders?: readonly number[]) => {
  let head = NONE;
  const slots = instants.map((at, index) => {
    const slot = store.allocate();
    store.setTime(slot, at, orders?.[index] ?? index);
    store.setLinks(slot, head, 0);
    head = slot;
    return slot;
  });
  const list = new ReadyList(store, 32);
  list.append(head, slots.length);
  return { list, slots };
};

describe('a ready list', () => {
  // Few distinct instants on purpose, so that most lists contain ties.
  test.prop([fc.array(fc.tuple(fc.nat(4), fc.nat(99)), { maxLength: 32 }), fc.boolean()])(
    'gives its events by instant, ties by their order',
    (events, isShuffled) => {
      const store = new EventStore();
      // Distinct orders, though not growing ones.
      const orders = events.map(([, order], index) => (isShuffled ? order * 100 : 0) + index);
      const { list, slots } = listOf(
        store,
        events.map(([at]) => at),
        orders,
      );
      const taken: number[] = [];
      while (list.head < list.end) {
        expect(list.first()).toBe(list.first());
        taken.push(list.shift());
      }
      expect(taken).toEqual(slots.slice().sort((a, b) => (store.isBefore(a, b) ? -1 : 1)));
    },
  );

  test('marks its events as its own, and starts over when cleared', () => {
    const store = new EventStore();
    const { list, slots } = listOf(store, [3, 1]);
    expect(slots.map((slot) => store.previous(slot))).toEqual([Place.ready, Place.ready]);
    list.shift();
    const slot = store.allocate();
    store.setTime(slot, 9, 9);
    store.setLinks(slot, NONE, 0);
    list.clear();
    list.append(slot, 1);
    expect([list.shift(), list.head, list.end]).toEqual([slot, 1, 1]);
  });

  test('keeps what it holds before what is added', () => {
    const store = new EventStore();
    const { list, slots } = listOf(store, [3, 1]);
    const more = [7, 5].map((at, index) => {
      const slot = store.allocate();
      store.setTime(slot, at, 2 + index);
      return slot;
    });
    store.setLinks(more[1], more[0], 0);
    store.setLinks(more[0], NONE, 0);
    list.append(more[1], 2);
    const taken = [list.shift(), list.shift(), list.shift(), list.shift()];
    expect(taken).toEqual([slots[1], slots[0], more[1], more[0]]);
    expect(list.head).toBe(list.end);
  });
});
