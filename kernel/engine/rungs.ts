import { assert } from './errors.ts';
import { type EventStore, NONE } from './event-store.ts';

/** Rungs below which a bucket is no longer split, however full it is. */
const DEPTH_MAX = 12;

/** How many buckets ahead memory is asked for. */
const AHEAD = 32;

/** The list of what lies beyond all rungs. */
const FAR = 0;

/** One rung: buckets of equal, power-of-two width over [start, end), those before `current` spent. */
interface Rung {
  start: number;
  end: number;
  /** 1 / width: a power of two, so that products with it are exact. */
  scale: number;
  width: number;
  /** Index of its first bucket in the pool of heads. */
  base: number;
  bucketCount: number;
  current: number;
}

/**
 * Buckets of buckets of unsorted events: each rung divides one bucket of the rung above it, the first
 * divides the span of all events that were far when it was made.
 *
 * Source: the ladder queue, Tang, Goh and Thng, ACM TOMACS 15(3), 2005. Ours: widths are powers of two,
 * so that an event's bucket is exact in floating point; buckets are doubly linked, so that an event
 * can be taken out of the middle.
 */
export class Rungs {
  private readonly rungs: Rung[] = [];
  private depth = 0;
  private heads = new Int32Array(64).fill(NONE);
  private headCount = 1;
  private farSize = 0;
  /** The sum of the far instants, for their mean: how exact it is matters to speed alone. */
  private farSum = 0;
  private farMin = Number.POSITIVE_INFINITY;
  private farMax = 0;
  /** Events from here on are far. */
  private farStart = 0;
  /** Keeps the compiler from seeing that nobody needs what `touchAhead` reads. */
  touched = 0;
  /** How many events `nextList` has just handed over. */
  listSize = 0;
  /** Events before here are no longer the rungs' business. */
  nearEnd = 0;

  constructor(private readonly store: EventStore) {}

  /** Keeps an event at `nearEnd` or later. */
  add(slot: number, at: number): void {
    if (at >= this.farStart) {
      this.farSize++;
      this.farSum += at;
      if (at < this.farMin) this.farMin = at;
      if (at > this.farMax) this.farMax = at;
      return this.link(slot, FAR);
    }
    let index = this.depth - 1;
    while (at >= this.rungs[index].end) index--;
    const rung = this.rungs[index];
    this.link(slot, rung.base + Math.floor((at - rung.start) * rung.scale));
  }

  /** Takes out an event that was added and not yet handed over. */
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
    if (next !== NONE) store.setPrevious(next, previous);
  }

  /**
   * The head of a list of the earliest events, at least one and, where instants differ, about
   * `sizeMax` at most; they are the caller's now, and `nearEnd` has moved past them. `NONE` when there
   * are no more.
   */
  nextList(sizeMax: number): number {
    for (;;) {
      if (this.depth === 0) {
        if (this.farSize === 0) return NONE;
        if (this.farSize <= sizeMax) return this.takeFar();
        this.divideFar();
      }
      const rung = this.rungs[this.depth - 1];
      while (rung.current < rung.bucketCount && this.heads[rung.base + rung.current] === NONE) {
        rung.current++;
      }
      if (rung.current === rung.bucketCount) {
        this.nearEnd = rung.end;
        this.headCount = rung.base;
        this.depth--;
        continue;
      }
      const head = this.heads[rung.base + rung.current];
      const start = rung.start + rung.current * rung.width;
      // The last bucket may reach beyond its rung, where the rung above rules.
      const end = Math.min(start + rung.width, rung.end);
      rung.current++;
      const count = this.lengthOf(head);
      if (count > sizeMax && end - start > 1 && this.depth < DEPTH_MAX) {
        this.push(start, end, count);
        this.moveInto(this.rungs[this.depth - 1], head);
        continue;
      }
      this.listSize = count;
      this.nearEnd = end;
      return head;
    }
  }

  /**
   * The next list after that of `nextList`, if it lies in the same rung and has from 1 to `sizeMax`
   * events; else `NONE`, and nothing has changed.
   */
  nextSmall(sizeMax: number): number {
    if (this.depth === 0) return NONE;
    const rung = this.rungs[this.depth - 1];
    const { heads } = this;
    let { current } = rung;
    while (current < rung.bucketCount && heads[rung.base + current] === NONE) current++;
    if (current === rung.bucketCount) return NONE;
    const head = heads[rung.base + current];
    let count = 0;
    for (let slot = head; slot !== NONE; slot = this.store.next(slot)) {
      if (++count > sizeMax) return NONE;
    }
    rung.current = current + 1;
    this.listSize = count;
    this.nearEnd = Math.min(rung.start + rung.current * rung.width, rung.end);
    return head;
  }

  /** Reads something of the first events of the next buckets, so that all of them are fetched at a time. */
  touchAhead(): void {
    if (this.depth === 0) return;
    const rung = this.rungs[this.depth - 1];
    const { heads, store } = this;
    const end = rung.base + Math.min(rung.current + AHEAD, rung.bucketCount);
    let touched = 0;
    for (let index = rung.base + rung.current; index < end; index++) {
      if (heads[index] !== NONE) touched ^= store.next(heads[index]) ^ store.target(heads[index]);
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

  private takeFar(): number {
    const head = this.heads[FAR];
    this.heads[FAR] = NONE;
    this.listSize = this.farSize;
    this.nearEnd = this.farMax + 1;
    this.resetFar(this.nearEnd);
    return head;
  }

  private divideFar(): void {
    const { store } = this;
    let slot = this.heads[FAR];
    this.heads[FAR] = NONE;
    // Twice the mean is all there is of a uniform law, and all but the tail of a skewed one, which
    // would make the buckets of the others too wide.
    const middle = Math.max(this.farMin, Math.floor(this.farSum / this.farSize));
    const end = Math.min(this.farMax, this.farMin + 2 * (middle - this.farMin)) + 1;
    this.push(this.farMin, end, this.farSize);
    this.resetFar(end);
    while (slot !== NONE) {
      const next = store.next(slot);
      this.add(slot, store.at(slot));
      slot = next;
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
    let width = 1;
    while (2 * width * count < end - start) width *= 2;
    const bucketCount = Math.ceil((end - start) / width);
    const base = this.headCount;
    this.headCount += bucketCount;
    if (this.headCount > this.heads.length) {
      const heads = new Int32Array(Math.max(2 * this.heads.length, this.headCount));
      heads.set(this.heads);
      this.heads = heads;
    }
    this.heads.fill(NONE, base, this.headCount);
    const rung = { start, end, scale: 1 / width, width, base, bucketCount, current: 0 };
    if (this.rungs.length === this.depth) this.rungs.push(rung);
    else Object.assign(this.rungs[this.depth], rung);
    this.depth++;
  }

  private moveInto(rung: Rung, head: number): void {
    const store = this.store;
    let slot = head;
    while (slot !== NONE) {
      const next = store.next(slot);
      this.link(slot, rung.base + Math.floor((store.at(slot) - rung.start) * rung.scale));
      slot = next;
    }
  }

  private link(slot: number, head: number): void {
    const store = this.store;
    const next = this.heads[head];
    store.setLinks(slot, next, ~head);
    if (next !== NONE) store.setPrevious(next, slot);
    this.heads[head] = slot;
  }

  private lengthOf(head: number): number {
    let count = 0;
    for (let slot = head; slot !== NONE; slot = this.store.next(slot)) count++;
    return count;
  }
}
