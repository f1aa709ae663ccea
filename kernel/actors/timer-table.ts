import { EventKind, type EventStore, NONE } from '../engine/event-store.ts';
import { isSameData } from './same-data.ts';

const CAPACITY_START = 64;

/** A repeating timer's payload: its data and its period. */
export class Repeat {
  constructor(
    readonly timer: unknown,
    readonly period: number,
  ) {}
}

/**
 * The pending timers, found by actor and data, and listed by actor. All links live in the slots'
 * spare words, so that an idle actor costs nothing and ten thousand timers of one actor cost no walk.
 */
export class TimerTable {
  size = 0;
  private heads = new Int32Array(CAPACITY_START).fill(NONE);
  /** First of each actor's list, by its index; actors beyond the end have set no timer yet. */
  private firsts = new Int32Array(CAPACITY_START).fill(NONE);

  constructor(private readonly store: EventStore) {}

  /** Adds a pending timer; `hash` is that of its data. */
  add(slot: number, actor: number, hash: number): void {
    if (this.size === this.heads.length) this.grow();
    if (actor >= this.firsts.length) this.reach(actor);
    this.size++;
    const key = this.keyOf(actor, hash);
    this.store.setTimerLinks(slot, key, NONE, NONE, this.firsts[actor]);
    if (this.firsts[actor] !== NONE) this.store.setTimerPrevious(this.firsts[actor], slot);
    this.firsts[actor] = slot;
    this.chain(slot, key);
  }

  /** The first of the actor's pending timers, or `NONE`; `store.timerNext` leads on. */
  first(actor: number): number {
    return actor < this.firsts.length ? this.firsts[actor] : NONE;
  }

  /** The actor's pending timer of equal data, or `NONE`. */
  find(actor: number, hash: number, timer: unknown): number {
    if (this.first(actor) === NONE) return NONE;
    const { store } = this;
    const key = this.keyOf(actor, hash);
    let slot = this.heads[key & (this.heads.length - 1)];
    while (slot !== NONE) {
      if (
        store.timerKey(slot) === key &&
        store.target(slot) === actor &&
        isSameData(this.dataOf(slot), timer)
      ) {
        return slot;
      }
      slot = store.timerChain(slot);
    }
    return NONE;
  }

  /** Takes out a timer that fired for the last time or is cancelled. */
  remove(slot: number, actor: number): void {
    const { store, heads } = this;
    this.size--;
    const next = store.timerNext(slot);
    const previous = store.timerPrevious(slot);
    if (previous === NONE) this.firsts[actor] = next;
    else store.setTimerNext(previous, next);
    if (next !== NONE) store.setTimerPrevious(next, previous);
    const head = store.timerKey(slot) & (heads.length - 1);
    if (heads[head] === slot) {
      heads[head] = store.timerChain(slot);
      return;
    }
    let before = heads[head];
    while (store.timerChain(before) !== slot) before = store.timerChain(before);
    store.setTimerChain(before, store.timerChain(slot));
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
    this.store.setTimerChain(slot, this.heads[head]);
    this.heads[head] = slot;
  }

  private reach(actor: number): void {
    const firsts = new Int32Array(Math.max(2 * this.firsts.length, actor + 1)).fill(NONE);
    firsts.set(this.firsts);
    this.firsts = firsts;
  }

  private grow(): void {
    const old = this.heads;
    this.heads = new Int32Array(4 * old.length).fill(NONE);
    for (const head of old) {
      for (let slot = head; slot !== NONE; ) {
        const next = this.store.timerChain(slot);
        this.chain(slot, this.store.timerKey(slot));
        slot = next;
      }
    }
  }
}
