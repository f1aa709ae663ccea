import { assert } from './errors.ts';
import { type EventStore, NONE } from './event-store.ts';

/** Rungs below which a bucket is no longer split, however full it is. */
const DEPTH_MAX = 12;

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
  private farMin = Number.POSITIVE_INFINITY;
  private farMax = 0;
  /** Events from here on are far. */
  private farStart = 0;
  /** How many events `nextList` has just handed over. */
  listSize = 0;
  /** Events before here are no longer the rungs' business. */
  nearEnd = 0;

  constructor(private readonly store: EventStore) {}

  /** Keeps an event at `nearEnd` or later. */
  add(slot: number, at: number): void {
    if (at >= this.farStart) {
      this.farSize++;
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
    if (store.at(slot) >= this.farStart && --this.farSize === 0) this.resetFar(this.farStart);
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
      const bucket = rung.base + rung.current;
      const head = this.heads[bucket];
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
    const head = this.heads[FAR];
    this.heads[FAR] = NONE;
    this.push(this.farMin, this.farMax + 1, this.farSize);
    this.resetFar(this.rungs[0].end);
    this.moveInto(this.rungs[0], head);
  }

  private resetFar(start: number): void {
    this.farStart = start;
    this.farSize = 0;
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
