import { assert } from '../data/errors.ts';
import { EventKind, type EventStore, NONE } from './event-store.ts';
import { Rung } from './rung.ts';

/** A bucket with more events than this is divided before its events are ordered. */
export const BUCKET_SIZE_MAX = 32;

/** Rungs below which a bucket is no longer split, however full it is. */
const DEPTH_MAX = 12;

/** How many buckets ahead memory is asked for. */
const AHEAD = 32;

/** The list of what lies beyond all rungs. */
const FAR = 0;

/** Says that the earliest events are too many to be written side by side, and cannot be divided. */
export const TOO_MANY = -1;

/**
 * Buckets of buckets of unsorted events: each rung divides one bucket of the rung above it, the first
 * divides the span of all events that were far when it was made.
 *
 * Source: the ladder queue, Tang, Goh and Thng, ACM TOMACS 15(3), 2005. Ours: widths are powers of two,
 * so that an event's bucket is exact in floating point; timers can be taken out of the middle of a
 * bucket. For that they know what is before them, which messages do not: telling an event what was put
 * before it costs a trip to memory. So links are not slots alone but say whether a timer is behind them:
 * `slot << 1`, and 1 more for a timer; `NONE` at the end.
 */
export class Rungs {
  private readonly rungs: Rung[] = [];
  private depth = 0;
  private heads = new Int32Array(64).fill(NONE);
  private headCount = 1;
  private farSize = 0;
  /** The sum of the far instants, for their mean: how exact it is matters to speed alone. */
  private farSum = NaN;
  private farMin = NaN;
  private farMax = NaN;
  /** Events from here on are far. */
  private farStart = NaN;
  /** Keeps the compiler from seeing that nobody needs what `touchAhead` reads. */
  touched = 0;
  /** Events before here are no longer the rungs' business. */
  nearEnd = NaN;

  // All instants are NaN before, as in `Rung`.
  constructor(private readonly store: EventStore) {
    this.resetFar(0);
    this.nearEnd = 0;
  }

  /** Keeps an event at `nearEnd` or later. */
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

  /** Takes out a timer that was added and not yet handed over. */
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
   * Hands over the earliest events, in no order: writes them to `slots`, moves `nearEnd` past them and
   * says how many they are: those of one bucket, and of others as long as there are no more than
   * `sizeMax`. 0 when there are none; `TOO_MANY` when nothing was written, and `takeList` is to be called.
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

  /** The earliest events, however many, in no order; they are the caller's now. */
  takeList(): number[] {
    const rung = this.rungs[this.depth - 1];
    const slots: number[] = [];
    let link = this.heads[rung.base + rung.current];
    for (; link !== NONE; link = this.store.next(link >> 1)) slots.push(link >> 1);
    rung.current++;
    this.nearEnd = rung.currentStart();
    return slots;
  }

  /** Writes the events of whole buckets to `slots`; none if the first that has any has too many. */
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

  /** Reads something of the first events of the next buckets, so that all of them are fetched at a time. */
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

  /** Makes a rung over [start, nearEnd) for `count` events that the caller adds again; false if it cannot. */
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
    // Twice the mean is all there is of a uniform law, and all but the tail of a skewed one, which
    // would make the buckets of the others too wide.
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

  /** Opens a rung over [start, end) with about as many buckets as `count`. */
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

  /** Puts a slot before all others of a list. */
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
