import type { Instant } from '../data/time.ts';

/** What an event is. */
export const EventKind = {
  start: 0,
  message: 1,
  timer: 2,
  periodic: 3,
  /** Comes from outside of the run, such as a crash. Its payload knows what to do. */
  outside: 4,
} as const;
export type EventKind = (typeof EventKind)[keyof typeof EventKind];

// These two stand where the kind of an event would.
const FREE = 5;
/** The timer was removed, and the queue still holds its slot. */
const REMOVED = 6;
const KIND_MASK = 7;
/** This bit says that the chain is not 0. It is set for few events, so chains are kept apart. */
const HAS_CHAIN = 8;
const TARGET_SHIFT = 4;

/** The sender or receiver of an event, as the engine sees it. */
export interface Party {
  /** Its number, from 0. */
  readonly index: number;
}

/** Stands where there is no slot: at the end of a list, in an empty queue. */
export const NONE = -1;

const CAPACITY_START = 256;

// Each slot has one record of 32 bytes, which is read as four doubles or as eight 32-bit words.
const RECORD_SHIFT_REAL = 2;
const RECORD_SHIFT_WORD = 3;
const AT = 0;
const ORDER = 1;
const ID_HIGH = 4;
const ID_LOW = 5;
/** The low four bits are the kind and `HAS_CHAIN`; the others are the index of the target. */
const TARGET_AND_KIND = 6;
const NEXT = 7;

// The objects that an event refers to lie side by side in one array.
const REFERENCES = 3;
const PAYLOAD = 0;
const RECEIVER = 1;
const SENDER = 2;

/**
 * The fields of all pending events. An event is a *slot*, a small whole number. The slot freed last
 * is used again first, since its memory is most likely cached. Only this file knows the layout: the
 * fields that every event needs lie together, the others apart.
 */
export class EventStore {
  /** Slots in use. */
  size = 0;
  private reals: Float64Array;
  private words: Int32Array;
  private readonly references: unknown[] = [];
  /** Instants of sending, by slot; empty without `keepsSending`. */
  private sentAts: Float64Array;
  private previouses = new Int32Array(CAPACITY_START);
  // Few runs need either for many events: these two grow when they are written.
  private chains = new Int32Array(CAPACITY_START);
  private causes = new Int32Array(2 * CAPACITY_START);
  private capacity = CAPACITY_START;
  private free = NONE;
  private used = 0;

  /** With `keepsSending` the store keeps the instants at which messages were sent. */
  constructor(private readonly keepsSending = false) {
    this.sentAts = new Float64Array(keepsSending ? CAPACITY_START : 0);
    const memory = new ArrayBuffer(CAPACITY_START << 5);
    this.reals = new Float64Array(memory);
    this.words = new Int32Array(memory);
  }

  /** Returns a slot whose fields are undefined. O(1), unless the store doubles. */
  allocate(): number {
    this.size++;
    const slot = this.free;
    if (slot !== NONE) {
      this.free = this.next(slot);
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
    const index = slot << RECORD_SHIFT_WORD;
    this.words[index + TARGET_AND_KIND] = FREE;
    this.words[index + NEXT] = this.free;
    this.free = slot;
  }

  private grow(): void {
    this.capacity *= 2;
    const words = twice(this.words);
    this.words = words;
    this.reals = new Float64Array(words.buffer);
    this.previouses = twice(this.previouses);
    if (this.keepsSending) {
      const sentAts = new Float64Array(this.capacity);
      sentAts.set(this.sentAts);
      this.sentAts = sentAts;
    }
  }

  /** Returns a slot with all fields of an event except its time and its cause. */
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
    words[index + TARGET_AND_KIND] = (receiver.index << TARGET_SHIFT) | kind;
    if (chain !== 0) this.setChain(slot, chain);
    index = slot * REFERENCES;
    references[index + PAYLOAD] = payload;
    references[index + RECEIVER] = receiver;
    references[index + SENDER] = sender;
    return slot;
  }

  /** Whether event `a` comes before event `b`: by instant, then by order; then by id. */
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
    return this.reals[(slot << RECORD_SHIFT_REAL) + AT];
  }
  order(slot: number): number {
    return this.reals[(slot << RECORD_SHIFT_REAL) + ORDER];
  }
  setTime(slot: number, at: number, order: number): void {
    const index = slot << RECORD_SHIFT_REAL;
    this.reals[index + AT] = at;
    this.reals[index + ORDER] = order;
  }

  /** When the message was sent; `NaN` without `keepsSending`. */
  sentAt(slot: number): Instant {
    return this.keepsSending ? this.sentAts[slot] : Number.NaN;
  }
  setSentAt(slot: number, at: number): void {
    if (this.keepsSending) this.sentAts[slot] = at;
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

  /** Id of the event's cause; meaningless where it was not set. */
  causeHigh(slot: number): number {
    return this.causes[slot << 1];
  }
  causeLow(slot: number): number {
    return this.causes[(slot << 1) + 1];
  }
  setCause(slot: number, idHigh: number, idLow: number): void {
    while (slot << 1 >= this.causes.length) this.causes = twice(this.causes);
    this.causes[slot << 1] = idHigh;
    this.causes[(slot << 1) + 1] = idLow;
  }

  kind(slot: number): EventKind {
    return (this.words[(slot << RECORD_SHIFT_WORD) + TARGET_AND_KIND] & KIND_MASK) as EventKind;
  }
  private setKind(slot: number, kind: number): void {
    const index = (slot << RECORD_SHIFT_WORD) + TARGET_AND_KIND;
    this.words[index] = (this.words[index] & ~KIND_MASK) | kind;
  }
  /** Marks an event as removed; the queue releases it when it reaches it. */
  markRemoved(slot: number): void {
    this.setKind(slot, REMOVED);
  }
  isRemoved(slot: number): boolean {
    return (this.words[(slot << RECORD_SHIFT_WORD) + TARGET_AND_KIND] & KIND_MASK) === REMOVED;
  }

  /** How many events of this instant led here, each causing the next; 0 after a delay. */
  chain(slot: number): number {
    const word = this.words[(slot << RECORD_SHIFT_WORD) + TARGET_AND_KIND];
    return (word & HAS_CHAIN) === 0 ? 0 : this.chains[slot];
  }
  setChain(slot: number, chain: number): void {
    const index = (slot << RECORD_SHIFT_WORD) + TARGET_AND_KIND;
    const word = this.words[index] & ~HAS_CHAIN;
    this.words[index] = chain === 0 ? word : word | HAS_CHAIN;
    if (chain === 0) return;
    while (slot >= this.chains.length) this.chains = twice(this.chains);
    this.chains[slot] = chain;
  }

  /** Index of the actor that the event happens to. */
  target(slot: number): number {
    return this.words[(slot << RECORD_SHIFT_WORD) + TARGET_AND_KIND] >>> TARGET_SHIFT;
  }
  /** The actor that the event happens to. */
  receiver(slot: number): Party {
    return this.references[slot * REFERENCES + RECEIVER] as Party;
  }
  /** The actor that sent the message; `undefined` for other events. */
  sender(slot: number): Party | undefined {
    return this.references[slot * REFERENCES + SENDER] as Party | undefined;
  }

  payload(slot: number): unknown {
    return this.references[slot * REFERENCES + PAYLOAD];
  }
  setPayload(slot: number, payload: unknown): void {
    this.references[slot * REFERENCES + PAYLOAD] = payload;
  }

  /** The queue's links within a list. It sets `previous` for timers only. */
  next(slot: number): number {
    return this.words[(slot << RECORD_SHIFT_WORD) + NEXT];
  }
  setNext(slot: number, next: number): void {
    this.words[(slot << RECORD_SHIFT_WORD) + NEXT] = next;
  }
  previous(slot: number): number {
    return this.previouses[slot];
  }
  setPrevious(slot: number, previous: number): void {
    this.previouses[slot] = previous;
  }

  /** Slots of pending events, in an arbitrary order. O(slots). */
  *pending(): Generator<number> {
    for (let slot = 0; slot < this.used; slot++) {
      const kind: number = this.kind(slot);
      if (kind < FREE) yield slot;
    }
  }
}

/** A copy with as much room again. */
function twice(array: Int32Array): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(2 * array.length);
  copy.set(array);
  return copy;
}
