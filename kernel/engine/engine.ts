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
  now: Instant = START;
  /** Events handled so far. */
  eventCount = 0;
  /** Events that happened at the instant of the one before. */
  tieCount = 0;
  /** Id of the event being handled; 0 before the first. */
  idHigh = 0;
  idLow = 0;
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
  /** Chains longer than this may soon be too long, so that the causes of their events are kept. */
  private readonly tailStart: number;
  private readonly children = new ChildCounts();
  private readonly tail = new ChainTail();
  private readonly mix = new Mix();

  constructor(
    private readonly options: EngineOptions,
    private readonly handler: EventHandler,
  ) {
    this.order = new TieOrder(options.ties, options.seed);
    this.isFifo = options.ties === 'fifo';
    this.pendingMax = options.pendingMax;
    this.tailStart = options.hasCauses ? -1 : options.chainMax - CHAIN_TAIL_LENGTH - 1;
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
    return this.mix
      .reset(this.idHigh, this.idLow)
      .absorb((keyHigh + Math.imul(count, 0x9e3779b1)) | 0, keyLow);
  }

  /**
   * Schedules a child of the event being handled, and returns its slot, for the kind's own fields.
   * The key says what distinguishes it from other children: its kind, and its target or name.
   * @throws PendingLimitReached
   */
  schedule(
    kind: EventKind,
    at: Instant,
    receiver: Party,
    keyHigh: number,
    keyLow: number,
    payload: unknown,
  ): number {
    const { high, low } = this.child(keyHigh, keyLow);
    return this.place(kind, at, receiver, undefined, high, low, payload);
  }

  /** Reads the cause of the event that was just taken; of no meaning without `hasCauses`. */
  readCause(slot: number): void {
    this.causeHigh = this.store.causeHigh(slot);
    this.causeLow = this.store.causeLow(slot);
  }

  /** Schedules the event that was just taken again, as a child of itself. */
  repeat(slot: number, at: Instant, keyHigh: number, keyLow: number): void {
    const { store } = this;
    const { high, low } = this.child(keyHigh, keyLow);
    const chain = this.chainTo(at);
    store.setId(slot, high, low);
    store.setKind(slot, store.kind(slot), chain);
    store.setTime(slot, at, this.order.of(high, low));
    if (chain > this.tailStart) store.setCause(slot, this.idHigh, this.idLow);
    this.queue.push(slot);
  }

  /**
   * Schedules an event whose id is known, `sender` being that of a message, and returns its slot.
   * @throws PendingLimitReached
   */
  place(
    kind: EventKind,
    at: Instant,
    receiver: Party,
    sender: Party | undefined,
    idHigh: number,
    idLow: number,
    payload: unknown,
  ): number {
    const { queue, store } = this;
    if (queue.size >= this.pendingMax) this.refuse();
    const order = this.isFifo
      ? this.order.next()
      : this.shuffled(kind, at, receiver, sender, idHigh, idLow);
    const chain = this.chainTo(at);
    const slot = store.add(kind, at, order, receiver, sender, idHigh, idLow, chain, payload);
    if (chain > this.tailStart) store.setCause(slot, this.idHigh, this.idLow);
    queue.push(slot);
    return slot;
  }

  private shuffled(
    kind: EventKind,
    at: Instant,
    receiver: Party,
    sender: Party | undefined,
    idHigh: number,
    idLow: number,
  ): number {
    const { order, now } = this;
    if (sender !== undefined) {
      return order.ofMessage(idHigh, idLow, sender.index, receiver.index, at, now);
    }
    return kind === EventKind.start ? order.ofStart(idHigh, idLow) : order.of(idHigh, idLow);
  }

  private chainTo(at: Instant): number {
    return at === this.now && this.eventCount > 0 ? this.chain + 1 : 0;
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
    const { queue, store, handler } = this;
    const { chainMax } = this.options;
    const tailStart = chainMax - CHAIN_TAIL_LENGTH;
    for (let left = eventsMax; ; left--) {
      const slot = queue.peek();
      if (slot === NONE) return 'idle';
      const at = store.at(slot);
      if (at >= until) return 'until';
      if (left <= 0) return 'events';
      this.chain = store.chain(slot);
      if (this.chain > tailStart) {
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
