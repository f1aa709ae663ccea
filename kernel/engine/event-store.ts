import type { Instant } from './time.ts';

/** What an event is. */
export const EventKind = {
  start: 0,
  message: 1,
  timer: 2,
  periodic: 3,
} as const;
export type EventKind = (typeof EventKind)[keyof typeof EventKind];

// In place of a kind. Removed: the heap or lane that holds the slot has not come to it yet.
const FREE = 4;
const REMOVED = 5;
const KIND_BITS = 3;
const KIND_MASK = 7;

/** Who sends or receives an event, as the engine sees it: numbered from 0. */
export interface Party {
  readonly index: number;
}

/** No slot: the end of a list, an empty queue. */
export const NONE = -1;

const CAPACITY_START = 256;

// One record of 32 bytes a slot: four doubles, or eight 32-bit words.
const RECORD_SHIFT_REAL = 2;
const RECORD_SHIFT_WORD = 3;
const AT = 0;
const ORDER = 1;
const ID_HIGH = 4;
const ID_LOW = 5;
const TARGET = 6;
/** The kind, and above it the length of the causal chain. */
const KIND_AND_CHAIN = 7;

// What an event refers to lies side by side, too, in one array of objects.
const REFERENCES = 3;
const PAYLOAD = 0;
const RECEIVER = 1;
const SENDER = 2;

/**
 * The fields of all pending events. An event is a *slot*, a small whole number; freed slots are used
 * again, the last freed first, since its memory is the warmest. This file alone knows the layout: what
 * every event needs lies close together, and what few need lies apart.
 */
export class EventStore {
  /** Slots in use. */
  size = 0;
  private reals: Float64Array;
  private words: Int32Array;
  private readonly references: unknown[] = [];
  /** The next of the list that the slot is in. Apart from the records, since lists are walked link by link. */
  private nexts = new Int32Array(CAPACITY_START);
  private previouses = new Int32Array(CAPACITY_START);
  private causes = new Int32Array(2 * CAPACITY_START);
  private capacity = CAPACITY_START;
  private free = NONE;
  private used = 0;

  constructor() {
    const memory = new ArrayBuffer(CAPACITY_START << 5);
    this.reals = new Float64Array(memory);
    this.words = new Int32Array(memory);
  }

  /** A slot with undefined fields; O(1) but when the store doubles. */
  allocate(): number {
    this.size++;
    const slot = this.free;
    if (slot !== NONE) {
      this.free = this.nexts[slot];
      return slot;
    }
    if (this.used === this.capacity) this.grow();
    this.references.push(undefined, undefined, undefined);
    return this.used++;
  }

  /** Gives the slot back and forgets its payload. */
  release(slot: number): void {
    this.size--;
    this.references[slot * REFERENCES + PAYLOAD] = undefined;
    this.words[(slot << RECORD_SHIFT_WORD) + KIND_AND_CHAIN] = FREE;
    this.nexts[slot] = this.free;
    this.free = slot;
  }

  private grow(): void {
    this.capacity *= 2;
    const larger = (array: Int32Array): Int32Array<ArrayBuffer> => {
      const copy = new Int32Array(2 * array.length);
      copy.set(array);
      return copy;
    };
    const words = larger(this.words);
    this.words = words;
    this.reals = new Float64Array(words.buffer);
    this.nexts = larger(this.nexts);
    this.previouses = larger(this.previouses);
    this.causes = larger(this.causes);
  }

  /** A slot with all fields of an event but its time and its cause. */
  add(
    kind: EventKind,
    receiver: Party,
    sender: Party | undefined,
    idHigh: number,
    idLow: number,
    chain: number,
    payload: unknown,
  ): number {
    const slot = this.allocate();
    const { references, words } = this;
    let index = slot << RECORD_SHIFT_WORD;
    words[index + ID_HIGH] = idHigh;
    words[index + ID_LOW] = idLow;
    words[index + TARGET] = receiver.index;
    words[index + KIND_AND_CHAIN] = (chain << KIND_BITS) | kind;
    index = slot * REFERENCES;
    references[index + PAYLOAD] = payload;
    references[index + RECEIVER] = receiver;
    references[index + SENDER] = sender;
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
  setId(slot: number, idHigh: number, idLow: number): void {
    const index = slot << RECORD_SHIFT_WORD;
    this.words[index + ID_HIGH] = idHigh;
    this.words[index + ID_LOW] = idLow;
  }

  /** Id of the event's cause; of no meaning where it was not set. */
  causeHigh(slot: number): number {
    return this.causes[slot << 1];
  }
  causeLow(slot: number): number {
    return this.causes[(slot << 1) + 1];
  }
  setCause(slot: number, idHigh: number, idLow: number): void {
    this.causes[slot << 1] = idHigh;
    this.causes[(slot << 1) + 1] = idLow;
  }

  kind(slot: number): EventKind {
    return (this.words[(slot << RECORD_SHIFT_WORD) + KIND_AND_CHAIN] & KIND_MASK) as EventKind;
  }
  /** Length of the causal chain of events at this one instant that led here; 0 after a delay. */
  chain(slot: number): number {
    return this.words[(slot << RECORD_SHIFT_WORD) + KIND_AND_CHAIN] >> KIND_BITS;
  }
  setKind(slot: number, kind: EventKind, chain: number): void {
    this.words[(slot << RECORD_SHIFT_WORD) + KIND_AND_CHAIN] = (chain << KIND_BITS) | kind;
  }
  /** Marks an event that is to be released when its place is reached. */
  markRemoved(slot: number): void {
    this.words[(slot << RECORD_SHIFT_WORD) + KIND_AND_CHAIN] = REMOVED;
  }
  isRemoved(slot: number): boolean {
    return this.words[(slot << RECORD_SHIFT_WORD) + KIND_AND_CHAIN] === REMOVED;
  }

  /** Index of the actor that the event happens to. */
  target(slot: number): number {
    return this.words[(slot << RECORD_SHIFT_WORD) + TARGET];
  }
  /** The actor that the event happens to. */
  receiver(slot: number): Party {
    return this.references[slot * REFERENCES + RECEIVER] as Party;
  }
  /** The actor that sent the message; `undefined` of other events. */
  sender(slot: number): Party | undefined {
    return this.references[slot * REFERENCES + SENDER] as Party | undefined;
  }

  payload(slot: number): unknown {
    return this.references[slot * REFERENCES + PAYLOAD];
  }
  setPayload(slot: number, payload: unknown): void {
    this.references[slot * REFERENCES + PAYLOAD] = payload;
  }

  /** Links of the list that the slot is in: the queue's own. */
  next(slot: number): number {
    return this.nexts[slot];
  }
  setNext(slot: number, next: number): void {
    this.nexts[slot] = next;
  }
  previous(slot: number): number {
    return this.previouses[slot];
  }
  setPrevious(slot: number, previous: number): void {
    this.previouses[slot] = previous;
  }

  /** Slots of pending events, in no order of meaning: for counting what is in flight. O(slots). */
  *pending(): Generator<number> {
    for (let slot = 0; slot < this.used; slot++) {
      if (this.kind(slot) < FREE) yield slot;
    }
  }
}
