import { assert } from '../data/errors.ts';
import { EventKind, type EventStore, NONE } from './event-store.ts';
import { Rung } from './rung.ts';

/** A bucket with more events than this is divided before its events are ordered. */
export const BUCKET_SIZE_MAX = 32;

/** With this many rungs, no further bucket is divided. */
const DEPTH_MAX = 12;

/** Prefetch the events of this many buckets. */
const AHEAD = 32;

/** The head of the list of events beyond all rungs. */
const FAR = 0;

/** What `take` returns when the earliest bucket is too full and cannot be divided. */
export const TOO_MANY = -1;

/**
 * Buckets of unsorted events. Each rung divides one bucket of the rung above it. The first rung
 * divides the span of all events that were far when it was made.
 *
 * Source: the ladder queue, Tang, Goh and Thng, ACM TOMACS 15(3), 2005. Two things are different
 * here. Widths are powers of two, so that an event's bucket is exact in floating point. Timers can
 * be taken out of the middle of a bucket, so a timer knows the event before it. A message does not,
 * since writing that would cost a read of memory for each event. So a link says whether it leads to
 * a timer: it is `slot << 1`, plus 1 for a timer, and `NONE` at the end.
 */
export class Rungs {
  private readonly rungs: Rung[] = [];
  private depth = 0;
  private heads = new Int32Array(64).fill(NONE);
  private headCount = 1;
  private farSize = 0;
  /** The sum of the far instants, for their mean. Its rounding affects only speed. */
  private farSum = NaN;
  private farMin = NaN;
  private farMax = NaN;
  /** Events from here on are far. */
  private farStart = NaN;
  /** Keeps the compiler from removing the reads of `touchAhead`. */
  touched = 0;
  /** The rungs hold no events before this instant. */
  nearEnd = NaN;

  // Instants start as NaN for the reason that `Rung` gives.
  constructor(private readonly store: EventStore) {
    this.resetFar(0);
    this.nearEnd = 0;
  }

  /** Adds an event at `nearEnd` or later. */
  add(slot: number, at: number): void {
    if (at >= this.farStart) return this.addFar(slot, at);
    let index = this.depth - 1;
    while (at >= this.rungs[index].end) index--;
    this.link(slot, this.rungs[index].bucketOf(at));
  }

  private addFar(slot: number, at: number): void {
    this.farSize++;
    this.farSum += at;
    if (at < this.farMin) this.farMin = at;
    if (at > this.farMax) this.farMax = at;
    this.link(slot, FAR);
  }

  /** Takes out a timer that the rungs still hold. */
  remove(slot: number): void {
    const store = this.store;
    const at = store.at(slot);
    if (at >= this.farStart) {
      this.farSum -= at;
      if (--this.farSize === 0) this.resetFar(this.farStart);
    }
    const next = store.next(slot);
    const previous = store.previous(slot);
    if (previous < 0) this.heads[~previous] = next;
    else store.setNext(previous, next);
    if (isTimer(next)) store.setPrevious(next >> 1, previous);
  }

  /**
   * Hands over the earliest events: writes them to `slots`, unsorted, moves `nearEnd` past them,
   * and returns how many there are. It takes one bucket, and further ones while there are no more
   * than `sizeMax` events. Returns 0 when there are none. Returns `TOO_MANY` when it wrote nothing
   * and the caller must call `takeList`.
   */
  take(slots: Int32Array, sizeMax: number): number {
    for (;;) {
      if (this.depth === 0) {
        if (this.farSize <= BUCKET_SIZE_MAX) return this.takeFar(slots);
        this.divideFar();
      }
      const rung = this.rungs[this.depth - 1];
      const count = this.gather(rung, slots, sizeMax);
      if (count > 0) return count;
      if (rung.current === rung.bucketCount) {
        this.nearEnd = rung.end;
        this.headCount = rung.base;
        this.depth--;
      } else if (!this.divide(rung)) {
        return TOO_MANY;
      }
    }
  }

  /** Hands over the events of the earliest bucket, unsorted. */
  takeList(): number[] {
    const rung = this.rungs[this.depth - 1];
    const slots: number[] = [];
    let link = this.heads[rung.base + rung.current];
    for (; link !== NONE; link = this.store.next(link >> 1)) slots.push(link >> 1);
    rung.current++;
    this.nearEnd = rung.currentStart();
    return slots;
  }

  /** Writes the events of whole buckets to `slots`; none if the first bucket with events has too many. */
  private gather(rung: Rung, slots: Int32Array, sizeMax: number): number {
    const { heads, store } = this;
    const { base, bucketCount } = rung;
    let { current } = rung;
    let count = 0;
    let limit = BUCKET_SIZE_MAX;
    while (current < bucketCount && count < limit) {
      let end = count;
      let link = heads[base + current];
      while (link !== NONE && end < limit) {
        slots[end++] = link >> 1;
        link = store.next(link >> 1);
      }
      if (link !== NONE) break;
      current++;
      if (end === count) continue;
      count = end;
      limit = sizeMax;
      rung.current = current;
    }
    if (count === 0) rung.current = current;
    else this.nearEnd = rung.currentStart();
    return count;
  }

  /** Opens a rung for the events of the current bucket; false if they cannot be divided. */
  private divide(rung: Rung): boolean {
    const start = rung.currentStart();
    const head = this.heads[rung.base + rung.current];
    rung.current++;
    const end = rung.currentStart();
    if (end - start <= 1 || this.depth === DEPTH_MAX) {
      rung.current--;
      return false;
    }
    this.push(start, end, this.lengthOf(head));
    this.moveInto(this.rungs[this.depth - 1], head);
    return true;
  }

  /** Prefetches the first events of the next buckets: see `Lookout`. */
  touchAhead(): void {
    if (this.depth === 0) return;
    const rung = this.rungs[this.depth - 1];
    const { heads, store } = this;
    const end = rung.base + Math.min(rung.current + AHEAD, rung.bucketCount);
    let touched = 0;
    for (let index = rung.base + rung.current; index < end; index++) {
      const link = heads[index];
      if (link !== NONE) touched ^= store.next(link >> 1) ^ store.target(link >> 1);
    }
    this.touched = touched;
  }

  /** Opens a rung over [start, nearEnd), to which the caller then adds `count` events; false if it cannot. */
  reopen(start: number, count: number): boolean {
    if (this.depth === DEPTH_MAX || this.nearEnd - start <= 1) return false;
    this.push(start, this.nearEnd, count);
    this.nearEnd = start;
    return true;
  }

  private takeFar(slots: Int32Array): number {
    let count = 0;
    for (let link = this.heads[FAR]; link !== NONE; link = this.store.next(link >> 1)) {
      slots[count++] = link >> 1;
    }
    if (count === 0) return 0;
    this.heads[FAR] = NONE;
    this.nearEnd = this.farMax + 1;
    this.resetFar(this.nearEnd);
    return count;
  }

  private divideFar(): void {
    const { store } = this;
    let link = this.heads[FAR];
    this.heads[FAR] = NONE;
    // A rung up to twice the mean covers all of a uniform law. Of a skewed law it leaves out the
    // tail, which would make the buckets too wide.
    const middle = Math.max(this.farMin, Math.floor(this.farSum / this.farSize));
    const end = Math.min(this.farMax, this.farMin + 2 * (middle - this.farMin)) + 1;
    this.push(this.farMin, end, this.farSize);
    this.resetFar(end);
    while (link !== NONE) {
      const slot = link >> 1;
      link = store.next(slot);
      this.add(slot, store.at(slot));
    }
  }

  private resetFar(start: number): void {
    this.farStart = start;
    this.farSize = 0;
    this.farSum = 0;
    this.farMin = Number.POSITIVE_INFINITY;
    this.farMax = 0;
  }

  /** Opens a rung over [start, end) with about `count` buckets. */
  private push(start: number, end: number, count: number): void {
    assert(this.depth < DEPTH_MAX, 'a rung is opened only where one fits');
    if (this.rungs.length === this.depth) this.rungs.push(new Rung());
    const rung = this.rungs[this.depth++];
    rung.open(start, end, count, this.headCount);
    this.headCount += rung.bucketCount;
    if (this.headCount > this.heads.length) {
      const heads = new Int32Array(Math.max(2 * this.heads.length, this.headCount));
      heads.set(this.heads);
      this.heads = heads;
    }
    this.heads.fill(NONE, rung.base, this.headCount);
  }

  private moveInto(rung: Rung, head: number): void {
    const store = this.store;
    let link = head;
    while (link !== NONE) {
      const slot = link >> 1;
      link = store.next(slot);
      this.link(slot, rung.bucketOf(store.at(slot)));
    }
  }

  /** Puts a slot at the front of a list. */
  private link(slot: number, head: number): void {
    const { heads, store } = this;
    const next = heads[head];
    store.setNext(slot, next);
    if (isTimer(next)) store.setPrevious(next >> 1, slot);
    if (store.kind(slot) >= EventKind.timer) {
      store.setPrevious(slot, ~head);
      heads[head] = (slot << 1) | 1;
    } else {
      heads[head] = slot << 1;
    }
  }

  private lengthOf(head: number): number {
    let count = 0;
    for (let link = head; link !== NONE; link = this.store.next(link >> 1)) count++;
    return count;
  }
}

/** Whether a link leads to a timer. */
const isTimer = (link: number): boolean => link >= 0 && (link & 1) === 1;
