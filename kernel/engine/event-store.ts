import type { Instant } from './time.ts';

/** What an event is. */
export const EventKind = {
  start: 0,
  message: 1,
  timer: 2,
  periodic: 3,
} as const;
export type EventKind = (typeof EventKind)[keyof typeof EventKind];

/**
 * Where a slot is kept when it is in no list: stands in its `previous` link. The first of a list has
 * the complement of the list's index there, which is above all of these.
 */
export const Place = {
  free: -0x40000000,
  heap: -0x40000001,
  lane: -0x40000002,
  ready: -0x40000003,
  /** Removed, but the heap or lane that holds it has not come to it yet. */
  dead: -0x40000004,
} as const;

/** No slot: the end of a list, an empty queue. */
export const NONE = -1;

const CAPACITY_START = 256;

// One record of 64 bytes a slot, one cache line: eight doubles, or sixteen 32-bit words.
const RECORD_SHIFT_REAL = 3;
const RECORD_SHIFT_WORD = 4;
const AT = 0;
const ORDER = 1;
const ID_HIGH = 4;
const ID_LOW = 5;
const CAUSE_HIGH = 6;
const CAUSE_LOW = 7;
const TARGET = 8;
const SOURCE = 9;
const KIND = 10;
const CHAIN = 11;
const TIMER_KEY = 12;
const TIMER_CHAIN = 13;
const TIMER_PREVIOUS = 14;
const TIMER_NEXT = 15;

/**
 * The fields of all pending events. An event is a *slot*, a small whole number; freed slots are used
 * again, the last freed first, since its cache line is the warmest. This file alone knows the layout.
 */
export class EventStore {
  /** Slots in use. */
  size = 0;
  private reals: Float64Array;
  private words: Int32Array;
  // Apart from the records, since lists are walked link by link: dense links stay in the cache.
  // The first two stand for no slot: whoever links lists may write there, and need not ask.
  private links = new Int32Array(2 * CAPACITY_START + 2);
  private capacity = CAPACITY_START;
  private free = NONE;
  private used = 0;
  private readonly payloads: unknown[] = [];

  constructor() {
    const memory = new ArrayBuffer(CAPACITY_START << 6);
    this.reals = new Float64Array(memory);
    this.words = new Int32Array(memory);
  }

  /** A slot with undefined fields; O(1) but when the store doubles. */
  allocate(): number {
    this.size++;
    const slot = this.free;
    if (slot !== NONE) {
      this.free = this.next(slot);
      return slot;
    }
    if (this.used === this.capacity) this.grow();
    this.payloads.push(undefined);
    return this.used++;
  }

  /** Gives the slot back and forgets its payload. */
  release(slot: number): void {
    this.size--;
    this.payloads[slot] = undefined;
    this.setLinks(slot, this.free, Place.free);
    this.free = slot;
  }

  private grow(): void {
    this.capacity *= 2;
    const memory = new ArrayBuffer(this.capacity * 64);
    const words = new Int32Array(memory);
    words.set(this.words);
    this.words = words;
    this.reals = new Float64Array(memory);
    const links = new Int32Array(2 * this.capacity + 2);
    links.set(this.links);
    this.links = links;
  }

  /** A slot with all fields of an event but those of timers. */
  add(
    kind: EventKind,
    at: number,
    order: number,
    target: number,
    source: number,
    idHigh: number,
    idLow: number,
    causeHigh: number,
    causeLow: number,
    chain: number,
    payload: unknown,
  ): number {
    const slot = this.allocate();
    const { reals, words } = this;
    let index = slot << RECORD_SHIFT_REAL;
    reals[index + AT] = at;
    reals[index + ORDER] = order;
    index = slot << RECORD_SHIFT_WORD;
    words[index + ID_HIGH] = idHigh;
    words[index + ID_LOW] = idLow;
    words[index + CAUSE_HIGH] = causeHigh;
    words[index + CAUSE_LOW] = causeLow;
    words[index + TARGET] = target;
    words[index + SOURCE] = source;
    words[index + KIND] = kind;
    words[index + CHAIN] = chain;
    this.payloads[slot] = payload;
    return slot;
  }

  /** Whether event `a` comes before event `b`: by instant, then by order; ids settle an equal order. */
  isBefore(a: number, b: number): boolean {
    const reals = this.reals;
    const left = a << RECORD_SHIFT_REAL;
    const right = b << RECORD_SHIFT_REAL;
    if (reals[left] !== reals[right]) return reals[left] < reals[right];
    if (reals[left + ORDER] !== reals[right + ORDER]) {
      return reals[left + ORDER] < reals[right + ORDER];
    }
    return this.idLow(a) < this.idLow(b);
  }

  at(slot: number): Instant {
    return this.reals[(slot << RECORD_SHIFT_REAL) + AT] as Instant;
  }
  order(slot: number): number {
    return this.reals[(slot << RECORD_SHIFT_REAL) + ORDER];
  }
  setTime(slot: number, at: number, order: number): void {
    const index = slot << RECORD_SHIFT_REAL;
    this.reals[index + AT] = at;
    this.reals[index + ORDER] = order;
  }

  idHigh(slot: number): number {
    return this.words[(slot << RECORD_SHIFT_WORD) + ID_HIGH];
  }
  idLow(slot: number): number {
    return this.words[(slot << RECORD_SHIFT_WORD) + ID_LOW];
  }
  causeHigh(slot: number): number {
    return this.words[(slot << RECORD_SHIFT_WORD) + CAUSE_HIGH];
  }
  causeLow(slot: number): number {
    return this.words[(slot << RECORD_SHIFT_WORD) + CAUSE_LOW];
  }
  setIds(slot: number, idHigh: number, idLow: number, causeHigh: number, causeLow: number): void {
    const { words } = this;
    const index = slot << RECORD_SHIFT_WORD;
    words[index + ID_HIGH] = idHigh;
    words[index + ID_LOW] = idLow;
    words[index + CAUSE_HIGH] = causeHigh;
    words[index + CAUSE_LOW] = causeLow;
  }

  /** Index of the actor that the event happens to. */
  target(slot: number): number {
    return this.words[(slot << RECORD_SHIFT_WORD) + TARGET];
  }
  /** Index of the actor that sent the message; of no meaning for other events. */
  source(slot: number): number {
    return this.words[(slot << RECORD_SHIFT_WORD) + SOURCE];
  }
  kind(slot: number): EventKind {
    return this.words[(slot << RECORD_SHIFT_WORD) + KIND] as EventKind;
  }
  /** Length of the causal chain of events at this one instant that led here; 0 after a delay. */
  chain(slot: number): number {
    return this.words[(slot << RECORD_SHIFT_WORD) + CHAIN];
  }
  setChain(slot: number, chain: number): void {
    this.words[(slot << RECORD_SHIFT_WORD) + CHAIN] = chain;
  }

  payload(slot: number): unknown {
    return this.payloads[slot];
  }
  setPayload(slot: number, payload: unknown): void {
    this.payloads[slot] = payload;
  }

  /** A pending timer's key, its chain in the table of timers, and its place in its actor's list. */
  timerKey(slot: number): number {
    return this.words[(slot << RECORD_SHIFT_WORD) + TIMER_KEY];
  }
  timerChain(slot: number): number {
    return this.words[(slot << RECORD_SHIFT_WORD) + TIMER_CHAIN];
  }
  timerPrevious(slot: number): number {
    return this.words[(slot << RECORD_SHIFT_WORD) + TIMER_PREVIOUS];
  }
  timerNext(slot: number): number {
    return this.words[(slot << RECORD_SHIFT_WORD) + TIMER_NEXT];
  }
  setTimerLinks(slot: number, key: number, chain: number, previous: number, next: number): void {
    const index = slot << RECORD_SHIFT_WORD;
    this.words[index + TIMER_KEY] = key;
    this.words[index + TIMER_CHAIN] = chain;
    this.words[index + TIMER_PREVIOUS] = previous;
    this.words[index + TIMER_NEXT] = next;
  }
  setTimerChain(slot: number, chain: number): void {
    this.words[(slot << RECORD_SHIFT_WORD) + TIMER_CHAIN] = chain;
  }
  setTimerPrevious(slot: number, previous: number): void {
    this.words[(slot << RECORD_SHIFT_WORD) + TIMER_PREVIOUS] = previous;
  }
  setTimerNext(slot: number, next: number): void {
    this.words[(slot << RECORD_SHIFT_WORD) + TIMER_NEXT] = next;
  }

  /** Links of the list that the slot is in, or its `Place`: the queue's own. */
  next(slot: number): number {
    return this.links[(slot << 1) + 2];
  }
  previous(slot: number): number {
    return this.links[(slot << 1) + 3];
  }
  setNext(slot: number, next: number): void {
    this.links[(slot << 1) + 2] = next;
  }
  setLinks(slot: number, next: number, previous: number): void {
    this.links[(slot << 1) + 2] = next;
    this.links[(slot << 1) + 3] = previous;
  }
  /** Of a slot or of `NONE`, where it says nothing. */
  setPrevious(slot: number, previous: number): void {
    this.links[(slot << 1) + 3] = previous;
  }

  /** Slots of pending events, in no order of meaning: for counting what is in flight. O(slots). */
  *pending(): Generator<number> {
    for (let slot = 0; slot < this.used; slot++) {
      const previous = this.previous(slot);
      if (previous !== Place.free && previous !== Place.dead) yield slot;
    }
  }
}
