import { isSameData } from '../data/same-data.ts';
import { EventKind, type EventStore, NONE } from '../queue/event-store.ts';

const CAPACITY_START = 64;

// Each slot has four words.
const SHIFT = 2;
const KEY = 0;
/** The next slot with the same head. */
const CHAIN = 1;
// These two are the neighbours in the actor's list.
const PREVIOUS = 2;
const NEXT = 3;

/** A repeating timer's payload: its data, its period, and the key of its events. */
export class Repeat {
  constructor(
    readonly timer: unknown,
    readonly period: number,
    readonly keyHigh: number,
    readonly keyLow: number,
  ) {}
}

/**
 * The pending timers. They are found by actor and data, and listed by actor. Links are kept by
 * slot, so that an idle actor takes no memory, and an actor's timers are found and removed in O(1).
 */
export class TimerTable {
  size = 0;
  private heads = new Int32Array(CAPACITY_START).fill(NONE);
  /** The first slot of each actor's list. Actors beyond the end have set no timer yet. */
  private firsts = new Int32Array(CAPACITY_START).fill(NONE);
  private links = new Int32Array(CAPACITY_START << SHIFT);

  constructor(private readonly store: EventStore) {}

  /** Adds a pending timer. `hash` is the hash of its data. */
  add(slot: number, actor: number, hash: number): void {
    if (this.size === this.heads.length) this.grow();
    if (actor >= this.firsts.length) this.firsts = reaching(this.firsts, actor, NONE);
    if (slot << SHIFT >= this.links.length) this.links = reaching(this.links, slot << SHIFT, 0);
    this.size++;
    const { firsts, links } = this;
    const key = this.keyOf(actor, hash);
    const first = firsts[actor];
    links[(slot << SHIFT) + KEY] = key;
    links[(slot << SHIFT) + PREVIOUS] = NONE;
    links[(slot << SHIFT) + NEXT] = first;
    if (first !== NONE) links[(first << SHIFT) + PREVIOUS] = slot;
    firsts[actor] = slot;
    this.chain(slot, key);
  }

  /** The actor's first pending timer, or `NONE`. */
  first(actor: number): number {
    return actor < this.firsts.length ? this.firsts[actor] : NONE;
  }

  /** The actor's next pending timer, or `NONE`. */
  next(slot: number): number {
    return this.links[(slot << SHIFT) + NEXT];
  }

  /** The actor's pending timer with equal data, or `NONE`. */
  find(actor: number, hash: number, timer: unknown): number {
    if (this.first(actor) === NONE) return NONE;
    const { links, store } = this;
    const key = this.keyOf(actor, hash);
    let slot = this.heads[key & (this.heads.length - 1)];
    while (slot !== NONE) {
      if (
        links[(slot << SHIFT) + KEY] === key &&
        store.target(slot) === actor &&
        isSameData(this.dataOf(slot), timer)
      ) {
        return slot;
      }
      slot = links[(slot << SHIFT) + CHAIN];
    }
    return NONE;
  }

  /** Takes out a timer that fired for the last time or is cancelled. */
  remove(slot: number, actor: number): void {
    const { heads, links } = this;
    this.size--;
    const next = links[(slot << SHIFT) + NEXT];
    const previous = links[(slot << SHIFT) + PREVIOUS];
    if (previous === NONE) this.firsts[actor] = next;
    else links[(previous << SHIFT) + NEXT] = next;
    if (next !== NONE) links[(next << SHIFT) + PREVIOUS] = previous;
    const chained = links[(slot << SHIFT) + CHAIN];
    const head = links[(slot << SHIFT) + KEY] & (heads.length - 1);
    if (heads[head] === slot) {
      heads[head] = chained;
      return;
    }
    let before = heads[head];
    while (links[(before << SHIFT) + CHAIN] !== slot) before = links[(before << SHIFT) + CHAIN];
    links[(before << SHIFT) + CHAIN] = chained;
  }

  /** The timer's data. */
  dataOf(slot: number): unknown {
    const payload = this.store.payload(slot);
    return this.store.kind(slot) === EventKind.periodic ? (payload as Repeat).timer : payload;
  }

  private keyOf(actor: number, hash: number): number {
    const key = Math.imul(hash ^ Math.imul(actor, 0x9e3779b1), 0x85ebca6b);
    return key ^ (key >>> 15);
  }

  private chain(slot: number, key: number): void {
    const head = key & (this.heads.length - 1);
    this.links[(slot << SHIFT) + CHAIN] = this.heads[head];
    this.heads[head] = slot;
  }

  private grow(): void {
    const old = this.heads;
    this.heads = new Int32Array(4 * old.length).fill(NONE);
    for (const head of old) {
      for (let slot = head; slot !== NONE; ) {
        const next = this.links[(slot << SHIFT) + CHAIN];
        this.chain(slot, this.links[(slot << SHIFT) + KEY]);
        slot = next;
      }
    }
  }
}

/** Returns a copy that is at least twice as long and reaches the index. New items are `value`. */
function reaching(array: Int32Array, index: number, value: number): Int32Array<ArrayBuffer> {
  const length = Math.max(2 * array.length, index + (1 << SHIFT));
  const copy = new Int32Array(length).fill(value, array.length);
  copy.set(array);
  return copy;
}
