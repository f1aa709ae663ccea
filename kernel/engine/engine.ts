import { ChainTail } from './chain-tail.ts';
import { ChildCounts } from './child-counts.ts';
import type { EventQueue } from './event-queue.ts';
import { EventKind, EventStore, NONE, type Party } from './event-store.ts';
import { Fingerprint } from './fingerprint.ts';
import type { Identity } from './identity.ts';
import { LadderQueue, type Lookout } from './ladder-queue.ts';
import { Mix } from './mix.ts';
import { PlainQueue } from './plain-queue.ts';
import type { Key } from './threefry.ts';
import { TieOrder, type Ties } from './tie-order.ts';
import { type Instant, START } from './time.ts';

/** What happens at an event: reads the slot's fields and gives the slot back, or pushes it again. */
export interface EventHandler extends Lookout {
  handle(slot: number): void;
}

/** Why `Engine.run` came back. */
export type Pause = 'idle' | 'until' | 'events' | 'halted' | 'livelock';

export interface EngineOptions {
  readonly seed: Key;
  readonly ties: Ties;
  /** The plain queue is the reference for tests and the benchmark: the same run, slower. */
  readonly queue: 'ladder' | 'plain';
  /** Most events pending at once. */
  readonly pendingMax: number;
  /** Longest causal chain of events at one instant. */
  readonly chainMax: number;
  /** Whether anybody will ask for the causes of events. */
  readonly hasCauses?: boolean;
}

/** How far back the actors of a livelock are looked for. */
const CHAIN_TAIL_LENGTH = 64;

// One for all: whoever asks for a child's id reads it at once, and the compiler knows where.
const mix = new Mix();

/** Thrown inside a handler that schedules one event more than may be pending. */
export class PendingLimitReached extends Error {}

/**
 * Virtual time: schedules events, takes them in order, and knows which one is being handled. Of the
 * event being handled it keeps the id, since whatever is scheduled meanwhile is its child.
 */
export class Engine {
  readonly store = new EventStore();
  readonly queue: EventQueue;
  readonly fingerprint = new Fingerprint();
  now: Instant = NaN;
  /** Events handled so far. */
  eventCount = 0;
  /** Events that happened at the instant of the one before. */
  tieCount = 0;
  /** Id of the event being handled; 0 before the first. */
  idHigh = 0;
  idLow = 0;
  /** That of its cause, after `readCause`. */
  causeHigh = 0;
  causeLow = 0;
  /** Length of the causal chain at this instant that led to the event being handled. */
  chain = 0;
  /** Whether an event did not fit. */
  isFull = false;
  private isHalted = false;
  private checkpointAt = 1;
  private readonly order: TieOrder;
  private readonly isFifo: boolean;
  private readonly pendingMax: number;
  /** Chains longer than this may soon be too long, so that their events are noted. */
  private readonly tailAfter: number;
  /** The causes of events in chains longer than this are kept: of all where they are asked for, or of those noted. */
  private readonly causeAfter: number;
  private readonly children = new ChildCounts();
  private readonly tail = new ChainTail();

  constructor(
    private readonly options: EngineOptions,
    private readonly handler: EventHandler,
  ) {
    // Not at once: a clock that starts as a small whole number is recompiled when it no longer is one.
    this.now = START;
    this.order = new TieOrder(options.ties, options.seed);
    this.isFifo = options.ties === 'fifo';
    this.pendingMax = options.pendingMax;
    this.tailAfter = options.chainMax - CHAIN_TAIL_LENGTH;
    this.causeAfter = options.hasCauses ? -1 : this.tailAfter;
    this.queue =
      options.queue === 'plain'
        ? new PlainQueue(this.store)
        : new LadderQueue(this.store, this.isFifo, handler);
  }

  /**
   * Leaves in the result the id of the next child of this kind: mixed from the id of the event being
   * handled, the child's own key, and its count among the children of equal keys.
   */
  child(keyHigh: number, keyLow: number): Mix {
    const count = this.children.next(keyHigh, keyLow);
    return mix
      .reset(this.idHigh, this.idLow)
      .absorb((keyHigh + Math.imul(count, 0x9e3779b1)) | 0, keyLow);
  }

  /**
   * Schedules a child of the event being handled, `delay` from now, and returns its slot. The key says
   * what distinguishes it from other children: its kind, and its target or name.
   * @throws PendingLimitReached
   */
  schedule(
    kind: EventKind,
    delay: number,
    receiver: Party,
    keyHigh: number,
    keyLow: number,
    payload: unknown,
  ): number {
    const { high, low } = this.child(keyHigh, keyLow);
    return this.place(kind, delay, receiver, undefined, high, low, payload);
  }

  /** Reads the cause of the event that was just taken; of no meaning without `hasCauses`. */
  readCause(slot: number): void {
    this.causeHigh = this.store.causeHigh(slot);
    this.causeLow = this.store.causeLow(slot);
  }

  /** Schedules the event that was just taken again, `delay` from now, as a child of itself. */
  repeat(slot: number, delay: number, keyHigh: number, keyLow: number): void {
    const { store } = this;
    const { high, low } = this.child(keyHigh, keyLow);
    const chain = this.chainAfter(delay);
    store.setId(slot, high, low);
    store.setChain(slot, chain);
    store.setTime(slot, this.now + delay, this.order.of(high, low));
    if (chain > this.causeAfter) store.setCause(slot, this.idHigh, this.idLow);
    this.queue.push(slot);
  }

  /**
   * Schedules an event whose id is known, `delay` from now, `sender` being that of a message, and
   * returns its slot. It takes a delay, not an instant, since that is mostly a small whole number: others
   * are wrapped in an object for each call. @throws PendingLimitReached
   */
  place(
    kind: EventKind,
    delay: number,
    receiver: Party,
    sender: Party | undefined,
    idHigh: number,
    idLow: number,
    payload: unknown,
  ): number {
    const { queue, store } = this;
    if (queue.size >= this.pendingMax) this.refuse();
    const chain = this.chainAfter(delay);
    const slot = store.add(kind, receiver, sender, idHigh, idLow, chain, payload);
    if (this.isFifo) store.setTime(slot, this.now + delay, this.order.next());
    else this.shuffle(slot, this.now + delay);
    if (chain > this.causeAfter) store.setCause(slot, this.idHigh, this.idLow);
    queue.push(slot);
    return slot;
  }

  /** Gives an event its instant and, by its id, its order there. */
  private shuffle(slot: number, at: number): void {
    const { order, now, store } = this;
    const high = store.idHigh(slot);
    const low = store.idLow(slot);
    const sender = store.sender(slot);
    if (sender !== undefined) {
      const target = store.target(slot);
      store.setTime(slot, at, order.ofMessage(high, low, sender.index, target, at, now));
    } else if (store.kind(slot) === EventKind.start) {
      store.setTime(slot, at, order.ofStart(high, low));
    } else {
      store.setTime(slot, at, order.of(high, low));
    }
  }

  private chainAfter(delay: number): number {
    return delay === 0 && this.eventCount > 0 ? this.chain + 1 : 0;
  }

  private refuse(): never {
    // Noted, since an actor may catch what comes out of its own call.
    this.isFull = true;
    this.halt();
    throw new PendingLimitReached();
  }

  /**
   * Handles events in [now, until), at most `eventsMax` of them, until there are none or `halt` is
   * called. One at exactly `until` stays pending.
   */
  run(until: number, eventsMax: number): Pause {
    const { queue, store, handler, tailAfter } = this;
    const { chainMax } = this.options;
    for (let left = eventsMax; ; left--) {
      const slot = queue.peek();
      if (slot === NONE) return 'idle';
      const at = store.at(slot);
      if (at >= until) return 'until';
      if (left <= 0) return 'events';
      this.chain = store.chain(slot);
      if (this.chain > tailAfter) {
        if (this.chain > chainMax) return 'livelock';
        this.tail.note(store, slot);
      }
      queue.take(slot);
      if (at === this.now && this.eventCount > 0) this.tieCount++;
      this.now = at;
      this.eventCount++;
      this.idHigh = store.idHigh(slot);
      this.idLow = store.idLow(slot);
      this.children.reset();
      handler.handle(slot);
      if (this.eventCount >= this.checkpointAt) {
        this.checkpointAt = this.fingerprint.checkpoint(this.eventCount, at);
      }
      if (this.isHalted) return 'halted';
    }
  }

  /** After a livelock: the actors at the end of the endless chain, each once, the last one first. */
  livelocked(): number[] {
    return this.tail.back(this.store, this.queue.peek());
  }

  /** Ends `run` after the event being handled, for good. */
  halt(): void {
    this.isHalted = true;
  }

  /** Points at a root: what is scheduled now follows from it and from no event. */
  root(identity: Identity): void {
    this.idHigh = identity.idHigh;
    this.idLow = identity.idLow;
    this.chain = 0;
    this.children.reset();
  }
}
