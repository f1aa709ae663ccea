import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { EventKind, EventStore } from '../../../kernel/queue/event-store.ts';
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

  const party = fc.record({ index: fc.nat(2 ** 26) });
  const fields = fc.record({
    at: instant,
    order: instant,
    ids: fc.tuple(word, word, word, word),
    kind: fc.constantFrom(...Object.values(EventKind)),
    receiver: party,
    sender: fc.option(party, { nil: undefined }),
    chain: fc.nat(20_000),
    links: fc.tuple(word, word),
  });

  // Beyond the 256 slots that it starts with, so that it grows twice, with slots in use.
  test.prop([fc.array(fields, { minLength: 600, maxLength: 600, size: 'max' })], { numRuns: 10 })(
    'keeps every field of every event while it grows',
    (events) => {
      const store = new EventStore();
      for (const event of events) {
        const { at, order, kind, receiver, sender, ids, chain } = event;
        const slot = store.add(kind, receiver, sender, ids[0], ids[1], chain, event);
        store.setTime(slot, at, order);
        store.setCause(slot, ids[2], ids[3]);
        store.setNext(slot, event.links[0]);
        store.setPrevious(slot, event.links[1]);
      }
      events.forEach((event, slot) => {
        expect({
          at: store.at(slot),
          order: store.order(slot),
          ids: [store.idHigh(slot), store.idLow(slot), store.causeHigh(slot), store.causeLow(slot)],
          kind: store.kind(slot),
          receiver: store.receiver(slot),
          sender: store.sender(slot),
          chain: store.chain(slot),
          links: [store.next(slot), store.previous(slot)],
        }).toEqual(event);
        expect(store.target(slot)).toBe(event.receiver.index);
        expect(store.payload(slot)).toBe(event);
      });
    },
  );

  test('sets single fields without touching their neighbours', () => {
    const store = new EventStore();
    const party = { index: 1 };
    const slot = store.add(EventKind.timer, party, undefined, 12, 13, 3, undefined);
    store.setTime(slot, 10, 11);
    store.setCause(slot, 14, 15);
    store.setNext(slot, 8);
    store.setPrevious(slot, 9);
    store.setChain(slot, 30);
    store.setNext(slot, 80);
    store.setTime(slot, 100, 110);
    store.setId(slot, 120, 130);
    expect([store.at(slot), store.order(slot)]).toEqual([100, 110]);
    expect([store.kind(slot), store.chain(slot)]).toEqual([EventKind.timer, 30]);
    store.setChain(slot, 0);
    expect([store.kind(slot), store.chain(slot), store.target(slot)]).toEqual([
      EventKind.timer,
      0,
      1,
    ]);
    expect([store.idHigh(slot), store.idLow(slot), store.target(slot)]).toEqual([120, 130, 1]);
    expect([store.causeHigh(slot), store.causeLow(slot)]).toEqual([14, 15]);
    expect([store.next(slot), store.previous(slot)]).toEqual([80, 9]);
  });

  test('orders by instant, then by order, then by id', () => {
    const store = new EventStore();
    const event = (at: number, order: number, idLow: number): number => {
      const slot = store.allocate();
      store.setTime(slot, at, order);
      store.setId(slot, 0, idLow);
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
    const slots = [0, 1, 2, 3].map((index) =>
      store.add(EventKind.timer, { index }, undefined, 0, 0, index, undefined),
    );
    store.markRemoved(slots[2]);
    expect(slots.map((slot) => store.isRemoved(slot))).toEqual([false, false, true, false]);
    store.release(slots[0]);
    expect([...store.pending()]).toEqual([slots[1], slots[3]]);
  });
});
