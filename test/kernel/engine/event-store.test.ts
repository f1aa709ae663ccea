import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { EventKind, EventStore, Place } from '../../../kernel/engine/event-store.ts';
import { test } from '../../property.ts';

const word = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const instant = fc.maxSafeNat();

describe('a store of events', () => {
  test('numbers its slots from 0, and gives the last one freed again first', () => {
    const store = new EventStore();
    expect([store.allocate(), store.allocate(), store.allocate()]).toEqual([0, 1, 2]);
    store.release(0);
    store.release(2);
    expect([store.allocate(), store.allocate(), store.allocate()]).toEqual([2, 0, 3]);
    expect(store.size).toBe(4);
  });

  test('forgets the payload of a slot given back', () => {
    const store = new EventStore();
    const slot = store.allocate();
    store.setPayload(slot, { large: true });
    store.release(slot);
    expect(store.payload(store.allocate())).toBeUndefined();
  });

  const fields = fc.record({
    at: instant,
    order: instant,
    ids: fc.tuple(word, word, word, word),
    kind: fc.constantFrom(...Object.values(EventKind)),
    actors: fc.tuple(fc.nat(2 ** 26), fc.integer({ min: -1, max: 2 ** 26 })),
    chain: fc.nat(20_000),
    timer: fc.tuple(word, word, word, word),
    links: fc.tuple(word, word),
  });

  // Beyond the 256 slots that it starts with, so that it grows twice, with slots in use.
  test.prop([fc.array(fields, { minLength: 600, maxLength: 600, size: 'max' })], { numRuns: 10 })(
    'keeps every field of every event while it grows',
    (events) => {
      const store = new EventStore();
      for (const event of events) {
        const { at, order, kind, actors, ids, chain } = event;
        const slot = store.add(kind, at, order, ...actors, ...ids, chain, event);
        store.setTimerLinks(slot, ...event.timer);
        store.setLinks(slot, ...event.links);
      }
      events.forEach((event, slot) => {
        expect({
          at: store.at(slot),
          order: store.order(slot),
          ids: [store.idHigh(slot), store.idLow(slot), store.causeHigh(slot), store.causeLow(slot)],
          kind: store.kind(slot),
          actors: [store.target(slot), store.source(slot)],
          chain: store.chain(slot),
          timer: [
            store.timerKey(slot),
            store.timerChain(slot),
            store.timerPrevious(slot),
            store.timerNext(slot),
          ],
          links: [store.next(slot), store.previous(slot)],
        }).toEqual(event);
        expect(store.payload(slot)).toBe(event);
      });
    },
  );

  test('sets single fields without touching their neighbours', () => {
    const store = new EventStore();
    const slot = store.add(EventKind.timer, 10, 11, 1, 2, 12, 13, 14, 15, 3, undefined);
    store.setTimerLinks(slot, 4, 5, 6, 7);
    store.setLinks(slot, 8, 9);
    store.setChain(slot, 30);
    store.setTimerChain(slot, 50);
    store.setTimerPrevious(slot, 60);
    store.setTimerNext(slot, 70);
    store.setNext(slot, 80);
    store.setTime(slot, 100, 110);
    store.setIds(slot, 120, 130, 140, 150);
    expect([store.at(slot), store.order(slot), store.kind(slot)]).toEqual([100, 110, 2]);
    expect([store.idHigh(slot), store.causeLow(slot)]).toEqual([120, 150]);
    expect([store.target(slot), store.source(slot), store.chain(slot)]).toEqual([1, 2, 30]);
    expect([store.timerKey(slot), store.timerChain(slot)]).toEqual([4, 50]);
    expect([store.timerPrevious(slot), store.timerNext(slot)]).toEqual([60, 70]);
    expect([store.next(slot), store.previous(slot)]).toEqual([80, 9]);
    store.setPrevious(slot, 90);
    expect([store.next(slot), store.previous(slot)]).toEqual([80, 90]);
  });

  test('orders by instant, then by order, then by id', () => {
    const store = new EventStore();
    const event = (at: number, order: number, idLow: number): number => {
      const slot = store.allocate();
      store.setTime(slot, at, order);
      store.setIds(slot, 0, idLow, 0, 0);
      return slot;
    };
    const sorted = [
      event(1, 9, 9),
      event(2, 1, 9),
      event(2, 2, -3),
      event(2, 2, 4),
      event(2 ** 53 - 1, 0, 0),
    ];
    sorted.forEach((a, index) => {
      sorted.forEach((b, other) => {
        expect(store.isBefore(a, b)).toBe(index < other);
      });
    });
  });

  test('tells what is pending: neither freed slots nor removed events', () => {
    const store = new EventStore();
    const slots = [store.allocate(), store.allocate(), store.allocate(), store.allocate()];
    for (const slot of slots) store.setPrevious(slot, Place.heap);
    store.setLinks(slots[1], -1, ~5);
    store.setPrevious(slots[2], Place.dead);
    store.release(slots[0]);
    expect([...store.pending()]).toEqual([slots[1], slots[3]]);
  });
});
