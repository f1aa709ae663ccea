import { describe, expect } from 'vitest';
import type { EventStore } from '../../../kernel/queue/event-store.ts';
import type { Heap } from '../../../kernel/queue/heap.ts';
import { LadderQueue } from '../../../kernel/queue/ladder-queue.ts';
import type { Rungs } from '../../../kernel/queue/rungs.ts';
import { Driven } from '../../laws/queue.ts';
import { test } from '../../property.ts';

/** A ladder queue of events that are scheduled in order. An event is its instant. */
class Ladder extends Driven {
  order = 0;

  constructor(hasLane = true) {
    super((store) => new LadderQueue(store, hasLane ? 0 : Infinity));
  }
  at(instant: number, event = instant): number {
    return this.push(event, instant, this.order++);
  }
  drained(): (number | undefined)[] {
    const events: (number | undefined)[] = [];
    while (this.queue.size > 0) events.push(this.pop());
    return events;
  }
}

/** Whole numbers from 0, `count` of them. */
const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

describe('the ladder queue', () => {
  test('is empty at first, and empty again', () => {
    const ladder = new Ladder();
    expect(ladder.pop()).toBeUndefined();
    ladder.at(7);
    expect([ladder.pop(), ladder.pop(), ladder.queue.size]).toEqual([7, undefined, 0]);
    ladder.at(9);
    expect(ladder.pop()).toBe(9);
  });

  test('sorts ten thousand instants that come in any order', () => {
    const ladder = new Ladder();
    for (const index of range(10_000)) ladder.at((index * 7919) % 10_007);
    const instants = ladder.drained();
    expect(instants.length).toBe(10_000);
    expect(instants).toEqual(instants.slice().sort((a, b) => Number(a) - Number(b)));
  });

  // Each instant has more events than a bucket that can be divided, and others come while they are taken.
  test('keeps hundreds of events of each instant in order, whatever is pushed and removed meanwhile', () => {
    for (const hasLane of [true, false]) {
      const ladder = new Ladder(hasLane);
      const slots = range(6000).map((event) => ladder.at(100 + ((event * 7) % 20), event));
      const popped = range(150).map(() => ladder.pop());
      for (const event of range(200)) ladder.at(100, 6000 + event);
      for (const event of range(30)) ladder.at(101, 7000 + event);
      const isFirst = (event: number) => (event * 7) % 20 === 0;
      const removed = range(6000).filter((event) => event > 4000 && event % 3 === 0);
      for (const event of removed) ladder.queue.remove(slots[event]);
      const left = range(6000).filter((event) => !removed.includes(event));
      const at = (instant: number) => left.filter((event) => (event * 7) % 20 === instant);
      const late = range(200).map((event) => 6000 + event);
      const next = range(30).map((event) => 7000 + event);
      const rest = range(18).flatMap((index) => at(index + 2));
      expect(popped.every((event) => isFirst(Number(event)))).toBe(true);
      expect([...popped, ...ladder.drained()]).toEqual([
        ...at(0),
        ...late,
        ...at(1),
        ...next,
        ...rest,
      ]);
      expect(ladder.store.size).toBe(0);
    }
  });

  test('keeps ten thousand events of one instant in the order of scheduling', () => {
    const ladder = new Ladder();
    for (const event of range(10_000)) ladder.at(5, event);
    expect(ladder.drained()).toEqual(range(10_000));
  });

  test('lets an event at the present instant wait for those scheduled before', () => {
    const ladder = new Ladder();
    for (const event of [1, 2, 3]) ladder.at(100, event);
    expect(ladder.pop()).toBe(1);
    ladder.at(100, 4);
    ladder.at(101, 5);
    ladder.at(100, 6);
    expect(ladder.drained()).toEqual([2, 3, 4, 6, 5]);
  });

  // This once popped 4 before 2: dividing the near heap moved 2 and 3 into a rung, behind the lane.
  test('lets it wait for them also when the near events have just been divided', () => {
    const ladder = new Ladder();
    for (const event of [1, 2, 3]) ladder.at(100, event);
    ladder.at(200, 5);
    expect(ladder.pop()).toBe(1);
    const others = range(100).map((index) => 1000 + index);
    for (const event of others) ladder.at(150, event);
    ladder.at(100, 4);
    expect(ladder.drained()).toEqual([2, 3, 4, ...others, 5]);
  });

  test('does not pop what was removed from the ready list, the lane, the heap, a rung, the far list', () => {
    const ladder = new Ladder();
    const far = range(40).map((index) => ladder.at(1000 * index, index));
    expect(ladder.pop()).toBe(0);
    const inLane = ladder.at(0, 100);
    const inHeap = ladder.at(1, 101);
    const farther = [ladder.at(1e9, 102), ladder.at(1e9 + 1, 103)];
    for (const slot of [far[1], far[20], inLane, inHeap, farther[0]]) ladder.queue.remove(slot);
    const left = range(40).filter((index) => index > 1 && index !== 20);
    expect(ladder.drained()).toEqual([...left, 103]);
    expect(ladder.pop()).toBeUndefined();
    expect(ladder.store.size).toBe(0);
  });

  test('stays in order as deep as rungs go, and no deeper', () => {
    const ladder = new Ladder();
    const rungs = Reflect.get(ladder.queue, 'rungs') as Rungs;
    const heap = Reflect.get(ladder.queue, 'heap') as Heap;
    const left = [2 ** 50];
    for (const at of [1, 2 ** 50]) ladder.at(at);
    expect(ladder.pop()).toBe(1);
    for (let low = 10; low < 26; low++) {
      // More than the ready list has room for, so that the others come into the heap. With 95 removed
      // events in it, two live ones make it just large enough to be divided: into a rung of few buckets.
      // The low one is popped at once, the high one waits in the last bucket.
      const removed: number[] = [];
      while (heap.size < 95) removed.push(ladder.at(100));
      for (const slot of removed) ladder.queue.remove(slot);
      const high = Math.floor(rungs.nearEnd * 0.9);
      for (const at of [low, high]) ladder.at(at);
      left.push(high);
      expect(ladder.pop()).toBe(low);
    }
    expect(Reflect.get(rungs, 'depth')).toBe(12);
    // More in one bucket of the deepest rung than are taken without dividing it.
    for (const index of range(40)) {
      ladder.at(rungs.nearEnd + index);
      left.push(rungs.nearEnd + index);
    }
    expect(ladder.drained()).toEqual(left.sort((a, b) => a - b));
  });

  test('keeps the buckets that it needs, not all it ever had', () => {
    const ladder = new Ladder();
    for (const index of range(1000)) ladder.at(index * 997);
    let state = 1;
    for (const _ of range(200_000)) {
      state = (state * 48_271) % 2_147_483_647;
      ladder.at(Number(ladder.pop()) + (state % 2_000_000));
    }
    const heads = Reflect.get(Reflect.get(ladder.queue, 'rungs'), 'heads') as Int32Array;
    expect(heads.length).toBeLessThan(20_000);
    expect(ladder.queue.size).toBe(1000);
  });

  test('without a lane, lets a tie at the present instant go by its order', () => {
    const driven = new Driven((store: EventStore) => new LadderQueue(store, Infinity));
    driven.push(1, 100, 50);
    driven.push(2, 100, 70);
    expect(driven.pop()).toBe(1);
    driven.push(3, 100, 60);
    driven.push(4, 100, 80);
    expect([driven.pop(), driven.pop(), driven.pop()]).toEqual([3, 2, 4]);
  });

  test('tells its lookout, when many are pending, of each that was pushed in time before it is taken', () => {
    const expected = new Set<number>();
    const lookout = {
      expect(slots: Int32Array, start: number, end: number): void {
        for (const slot of slots.subarray(start, end)) expected.add(slot);
      },
    };
    // At instants of their own, and hundreds at each of a few.
    for (const instants of [10_007, 31]) {
      expected.clear();
      const driven = new Driven((store) => new LadderQueue(store, 0, lookout));
      for (const index of range(10_000)) driven.push(index, (index * 7919) % instants, index);
      for (const _ of range(5000)) {
        expect(expected.has(driven.queue.peek())).toBe(true);
        driven.pop();
      }
    }
  });
});
