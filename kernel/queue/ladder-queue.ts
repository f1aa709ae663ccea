import type { EventQueue } from './event-queue.ts';
import { type EventStore, NONE } from './event-store.ts';
import { createHeap, type Heap } from './heap.ts';
import { Lane } from './lane.ts';
import { ReadyList } from './ready-list.ts';
import { BUCKET_SIZE_MAX, Rungs, TOO_MANY } from './rungs.ts';

/** Of so many sorted events or fewer, one more is put in its place at once, and one is taken out. */
const READY_SIZE_MAX = 96;

/** A heap that grows past this, since events keep being pushed into its span, is divided too. */
const HEAP_SIZE_MAX = 96;

/** From so many pending events on, their records no longer fit the processor's nearer caches. */
const LARGE = 4096;

/** Of no more events at a time than this the lookout is told. */
const EXPECTED_MAX = 64;

/**
 * Is told which events come next, in order, some of them perhaps not at all: so that it can touch
 * what it needs for them all at once. Memory answers several questions in the time of one.
 */
export interface Lookout {
  /** Those of `slots` from `start` (included) to `end` (excluded) come next. */
  expect(slots: Int32Array, start: number, end: number): void;
}

/**
 * The event queue: O(1) a push and a pop whatever the delays, since it tunes its buckets to the density
 * of events by itself; O(log n) where n share an instant and do not come in order. Far events wait
 * unsorted in rungs of buckets; only those of the present bucket are sorted, and what is pushed among
 * them; a heap takes what they have no room for, and a lane what is pushed for the very instant that runs.
 */
export class LadderQueue implements EventQueue {
  size = 0;
  private readonly heap: Heap;
  private readonly rungs: Rungs;
  private readonly ready: ReadyList;
  private readonly lane = new Lane();
  /** The instant of the last event taken: what is pushed for it, of orders that only grow, goes to the lane. */
  private now = NaN;
  private heapSizeMax = HEAP_SIZE_MAX;

  /**
   * Orders from `growingFrom` on only ever grow; Infinity where they do not. It is what makes the lane sound: every
   * event for the present instant that is not in the lane then comes before all those in it.
   */
  constructor(
    private readonly store: EventStore,
    private readonly growingFrom: number,
    private readonly lookout: Lookout = { expect() {} },
  ) {
    this.heap = createHeap(store);
    this.rungs = new Rungs(store);
    this.ready = new ReadyList(store, READY_SIZE_MAX);
  }

  push(slot: number): void {
    this.size++;
    const at = this.store.at(slot);
    if (at >= this.rungs.nearEnd) this.rungs.add(slot, at);
    else this.pushNear(slot, at);
  }

  private pushNear(slot: number, at: number): void {
    if (at === this.now && this.store.order(slot) >= this.growingFrom) {
      this.lane.push(slot);
    } else if (this.heap.size > 0 || !this.ready.insert(slot, at)) {
      this.heap.add(slot);
      if (this.heap.size > this.heapSizeMax) this.divideHeap();
    }
  }

  peek(): number {
    const { heap, lane, ready } = this;
    const isAlone = heap.size === 0 && lane.size === 0 && !ready.hasRemoved;
    return isAlone && ready.head < ready.known ? ready.first() : this.choose();
  }

  /** The first of what the ready list, the heap and the lane have first. */
  private choose(): number {
    const { heap, lane, ready, store } = this;
    for (;;) {
      if (ready.head >= ready.known && ready.head < ready.end) this.lookAhead();
      let slot = ready.head < ready.end ? ready.first() : NONE;
      if (heap.size > 0) {
        const top = heap.peek() as number;
        if (slot === NONE || store.isBefore(top, slot)) slot = top;
      }
      if (lane.size > 0 && (slot === NONE || store.at(slot) !== this.now)) slot = lane.first();
      if (slot === NONE) {
        if (!this.refill()) return NONE;
      } else if (store.isRemoved(slot)) {
        this.drop(slot);
      } else {
        return slot;
      }
    }
  }

  take(slot: number): void {
    this.size--;
    this.now = this.store.at(slot);
    const { lane, ready } = this;
    if (ready.head < ready.end && ready.first() === slot) ready.shift();
    else if (lane.size > 0 && lane.first() === slot) lane.shift();
    else this.heap.poll();
  }

  remove(slot: number): void {
    this.size--;
    const { ready, rungs, store } = this;
    if (store.at(slot) >= rungs.nearEnd) {
      rungs.remove(slot);
    } else if (ready.isCrowded) {
      ready.hasRemoved = true;
      return store.markRemoved(slot);
    } else if (!ready.remove(slot)) {
      return store.markRemoved(slot);
    }
    store.release(slot);
  }

  private drop(slot: number): void {
    const { heap, lane, ready } = this;
    if (ready.head < ready.end && ready.first() === slot) ready.shift();
    else if (heap.size > 0 && heap.peek() === slot) heap.poll();
    else lane.shift();
    this.store.release(slot);
  }

  private refill(): boolean {
    const { ready, rungs } = this;
    const isLarge = this.size > LARGE;
    if (isLarge) rungs.touchAhead();
    // Of few events no more than a part, since what is then pushed before them must use the heap.
    const count = rungs.take(ready.slots, Math.min(BUCKET_SIZE_MAX, this.size >> 4));
    if (count === 0) return false;
    if (count === TOO_MANY) ready.fillMany(rungs.takeList());
    else ready.fill(count);
    return true;
  }

  /** Goes on to the next of the ready events, and tells the lookout of them where there are many. */
  private lookAhead(): void {
    const { ready } = this;
    if (this.size <= LARGE) {
      ready.known = ready.end;
      return;
    }
    const start = Math.max(ready.known, ready.head);
    ready.known = Math.min(start + EXPECTED_MAX, ready.end);
    this.lookout.expect(ready.slots, start, ready.known);
  }

  /**
   * Spreads a heap that has grown too large over a rung of its own, so that dead events leave it too.
   * The ready list goes along: from now on the rung rules over its span. What is due at the present
   * instant stays near, since it comes before the lane.
   */
  private divideHeap(): void {
    const { store, heap, ready, rungs, now } = this;
    const present: number[] = [];
    const later: number[] = [];
    let first = Number.POSITIVE_INFINITY;
    let last = 0;
    const collect = (slot: number): void => {
      if (store.isRemoved(slot)) return store.release(slot);
      const at = store.at(slot);
      if (at === now) {
        present.push(slot);
        return;
      }
      later.push(slot);
      first = Math.min(first, at);
      last = Math.max(last, at);
    };
    while (ready.head < ready.end) collect(ready.shift());
    while (heap.size > 0) collect(heap.poll() as number);
    this.order(present);
    if (first < last && rungs.reopen(first, later.length)) {
      for (const slot of later) rungs.add(slot, store.at(slot));
    } else {
      this.order(later);
    }
    this.heapSizeMax = Math.max(HEAP_SIZE_MAX, 2 * heap.size);
  }

  private order(slots: readonly number[]): void {
    for (const slot of slots) this.heap.add(slot);
  }
}
