import type { EventQueue } from './event-queue.ts';
import { type EventStore, NONE } from './event-store.ts';
import { createHeap, type Heap } from './heap.ts';
import { Lane } from './lane.ts';
import { ReadyList } from './ready-list.ts';
import { BUCKET_SIZE_MAX, Rungs, TOO_MANY } from './rungs.ts';

/** The ready list takes in and gives out single events up to this size. */
const READY_SIZE_MAX = 96;

/** A heap that grows past this size is divided. */
const HEAP_SIZE_MAX = 96;

/** From this many pending events on, their records no longer fit the processor's nearer caches. */
const LARGE = 4096;

/** Prefetch at most this many events at a time. */
const EXPECTED_MAX = 64;

/**
 * Prefetches the memory that coming events will need. A read that misses the caches takes 150 to
 * 250 ns, and 45 to 75 ns when many reads are under way at once. So the queue, once it is `LARGE`,
 * names the next events before they are handled, and the lookout reads something of each. The queue
 * does the same for its own buckets, in `Rungs.touchAhead`.
 */
export interface Lookout {
  /** The next events are `slots` from `start` (included) to `end` (excluded). Some may still be removed. */
  expect(slots: Int32Array, start: number, end: number): void;
}

/**
 * The event queue. A push and a pop are O(1) for any delays, since the queue fits its buckets to
 * the density of events. They are O(log n) when n events share an instant and are pushed out of
 * order. The kernel's README describes its four parts.
 */
export class LadderQueue implements EventQueue {
  size = 0;
  private readonly heap: Heap;
  private readonly rungs: Rungs;
  private readonly ready: ReadyList;
  private readonly lane = new Lane();
  /** The instant of the last event taken. Events pushed for this instant go to the lane if their orders grow. */
  private now = NaN;
  private heapSizeMax = HEAP_SIZE_MAX;

  /**
   * Orders from `growingFrom` on must be pushed in growing order; Infinity means that none are. The
   * lane relies on it: an event for the present instant that waits elsewhere must come before all
   * events in the lane.
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

  /** The earliest event of the ready list, the heap and the lane. */
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
    // Events pushed before the last ready one may have to use the heap, so a small queue readies
    // only a part.
    const count = rungs.take(ready.slots, Math.min(BUCKET_SIZE_MAX, this.size >> 4));
    if (count === 0) return false;
    if (count === TOO_MANY) ready.fillMany(rungs.takeList());
    else ready.fill(count);
    return true;
  }

  /** Names the next ready events to the lookout if the queue is large. */
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
   * Divides a heap that has grown too large into a rung of its own, and releases the removed events
   * in it. The ready list is divided with it, since the rung covers its span. Events of the present
   * instant stay in the heap, since they come before the lane.
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
