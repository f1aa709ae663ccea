import { assert } from '../data/errors.ts';
import { Mix } from '../data/mix.ts';
import { FOREVER, type Instant, START } from '../data/time.ts';
import type { EventQueue } from '../queue/event-queue.ts';
import { EventKind, EventStore, NONE, type Party } from '../queue/event-store.ts';
import { LadderQueue } from '../queue/ladder-queue.ts';
import { PlainQueue } from '../queue/plain-queue.ts';
import { ChainTail } from './chain-tail.ts';
import { ChildCounts } from './child-counts.ts';
import { type Ending, RunEnded } from './ending.ts';
import {
  type EngineOptions,
  type EventHandler,
  type LinkOrdering,
  ORDERING,
} from './engine-options.ts';
import { Fingerprint } from './fingerprint.ts';
import { LastArrivals } from './last-arrivals.ts';
import { ShuffledOrder } from './shuffled-order.ts';
import { FIRST_ORDER, TieOrder } from './tie-order.ts';

/** How far back the actors of a livelock are looked for. */
const CHAIN_TAIL_LENGTH = 64;

// One object serves all engines, since an id is read as soon as it is made: a constant object is read faster.
const mix = new Mix();

/**
 * Virtual time: schedules events, takes them in order, and knows which one is being handled. Of the
 * event being handled it keeps the id, since whatever is scheduled meanwhile is its child.
 */
export class Engine {
  readonly store: EventStore;
  readonly queue: EventQueue;
  readonly fingerprint = new Fingerprint();
  now: Instant = NaN;
  /** Events handled so far. */
  eventCount = 0;
  tieCount = 0;
  /** Id of the event being handled; 0 before the first. */
  idHigh = 0;
  idLow = 0;
  /** Length of the causal chain at this instant that led to the event being handled. */
  chain = 0;
  /** Why the run has ended, once it has. */
  ending: Ending | undefined = undefined;
  /** Whether the end of the present instant is still to be told. */
  private isInstantOpen = false;
  private checkpointAt = 1;
  private readonly order: TieOrder;
  private readonly isFifo: boolean;
  private readonly pendingMax: number;
  private readonly lastArrivals = new LastArrivals(this);
  private readonly shuffledOrder = new ShuffledOrder(this);
  /** Events of longer chains are noted, since such a chain may soon be too long. */
  private readonly tailAfter: number;
  /** Causes are kept of events in longer chains: of all events if anybody asks, else of those noted. */
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
    this.store = new EventStore(options.keepsSending);
    this.tailAfter = options.chainMax - CHAIN_TAIL_LENGTH - 1;
    this.causeAfter = options.hasCauses ? -1 : this.tailAfter;
    this.queue =
      options.queue === 'plain'
        ? new PlainQueue(this.store)
        : new LadderQueue(this.store, this.isFifo ? FIRST_ORDER : Infinity, handler);
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
   * Schedules a child of the event being handled that is no message, `delay` from now, and returns its slot. The
   * key says what distinguishes it from other children: its kind, and its target or name.
   * @throws RunEnded when it is one more than may be pending.
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
    const order =
      kind === EventKind.start ? this.order.ofStart(high, low) : this.order.of(high, low);
    return this.push(kind, delay, order, receiver, undefined, high, low, payload);
  }

  /**
   * Schedules a message whose id is known, `delay` from now or, on an ordered link, as much later as the last
   * message of the link needs. It takes a delay, not an instant, since that is mostly a small whole number: others
   * are wrapped in an object for each call. @throws RunEnded when it is one more than may be pending.
   */
  post(
    delay: number,
    receiver: Party,
    sender: Party,
    ordering: LinkOrdering,
    idHigh: number,
    idLow: number,
    payload: unknown,
  ): void {
    let order = this.order.of(idHigh, idLow);
    let held = delay;
    if (this.isFifo) {
      // Messages that take equally long keep their order by themselves.
      if (ordering === ORDERING.fifo) {
        held = this.lastArrivals.hold(sender.index, receiver.index, delay);
      }
    } else if (ordering === ORDERING.steady) {
      order = this.shuffledOrder.steady(sender.index, receiver.index, order);
    } else if (ordering === ORDERING.fifo) {
      const { shuffledOrder } = this;
      held = shuffledOrder.hold(sender.index, receiver.index, delay, order);
      order = shuffledOrder.order;
    }
    const kind = EventKind.message;
    const slot = this.push(kind, held, order, receiver, sender, idHigh, idLow, payload);
    this.store.setSentAt(slot, this.now);
  }

  /**
   * Schedules an event from outside of the run, as a root named by its key, before all other events of its
   * instant; roots of one instant come in the order in which they were scheduled. Returns its slot.
   * @throws InvariantBroken for an instant at which something has happened already.
   */
  scheduleRoot(
    kind: EventKind,
    at: Instant,
    receiver: Party,
    keyHigh: number,
    keyLow: number,
    payload: unknown,
  ): number {
    assert(
      at > this.now || (at === this.now && this.eventCount === 0),
      'a root comes before all events of its instant',
    );
    const { high, low } = mix.reset(0, 0).absorb(keyHigh, keyLow);
    const order = this.order.ofRoot();
    const slot = this.add(kind, receiver, undefined, high, low, 0, payload);
    this.store.setTime(slot, at, order);
    if (this.causeAfter < 0) this.store.setCause(slot, 0, 0);
    this.queue.push(slot);
    return slot;
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
   * Puts the event that was just taken off until a later instant, as if it had not happened yet. There a start comes
   * with the starts, any other before the events that arrive then; deferred events keep their order.
   */
  defer(slot: number, until: Instant): void {
    const { store } = this;
    this.eventCount--;
    const isStart = store.kind(slot) === EventKind.start;
    store.setTime(slot, until, isStart ? store.order(slot) : this.order.ofDeferred());
    this.queue.push(slot);
  }

  private push(
    kind: EventKind,
    delay: number,
    order: number,
    receiver: Party,
    sender: Party | undefined,
    idHigh: number,
    idLow: number,
    payload: unknown,
  ): number {
    const chain = this.chainAfter(delay);
    const slot = this.add(kind, receiver, sender, idHigh, idLow, chain, payload);
    this.store.setTime(slot, this.now + delay, order);
    if (chain > this.causeAfter) this.store.setCause(slot, this.idHigh, this.idLow);
    this.queue.push(slot);
    return slot;
  }

  private add(
    kind: EventKind,
    receiver: Party,
    sender: Party | undefined,
    idHigh: number,
    idLow: number,
    chain: number,
    payload: unknown,
  ): number {
    if (this.queue.size >= this.pendingMax) this.endNow({ reason: 'pending-limit' });
    return this.store.add(kind, receiver, sender, idHigh, idLow, chain, payload);
  }

  private chainAfter(delay: number): number {
    return delay === 0 && this.eventCount > 0 ? this.chain + 1 : 0;
  }

  /**
   * Ends the run after the event being handled. The first to end it says why, which is returned. One exception: a
   * handler that stops the run and then fails has failed.
   */
  end(ending: Ending): Ending {
    const isFailure = ending.reason === 'actor-failed' && this.ending?.reason === 'stopped';
    if (this.ending === undefined || isFailure) this.ending = ending;
    return this.ending;
  }

  /** Ends the run in the middle of the event being handled. @throws RunEnded, which an actor may catch: the run has ended. */
  endNow(ending: Ending): never {
    this.end(ending);
    throw new RunEnded();
  }

  /**
   * Handles events in [now, until), up to the event of number `eventsMax` (included), or until the run ends. One at
   * exactly `until` stays pending. A run that ends at its limit of time ends at that instant.
   */
  advance(until: number, eventsMax: number): void {
    const { options, queue, store } = this;
    while (this.ending === undefined) {
      const slot = queue.peek();
      const at = slot === NONE ? Number.POSITIVE_INFINITY : store.at(slot);
      if (this.isInstantOpen && at > this.now) {
        this.isInstantOpen = false;
        this.handler.instantOver(at < FOREVER ? Math.min(at, options.until) : FOREVER);
        continue;
      }
      if (at >= FOREVER) return void this.end({ reason: 'idle' });
      if (at >= options.until) {
        this.now = options.until;
        return void this.end({ reason: 'time-limit' });
      }
      if (at >= until) return;
      if (this.eventCount >= options.eventsMax) return void this.end({ reason: 'event-limit' });
      if (this.eventCount >= eventsMax) return;
      this.step(slot, at);
    }
  }

  /** Handles the first pending event. */
  private step(slot: number, at: Instant): void {
    const { store, tail } = this;
    this.chain = store.chain(slot);
    if (this.chain > this.tailAfter) {
      if (this.chain >= this.options.chainMax) return this.handler.livelock(tail.back(store, slot));
      tail.note(store, slot);
    }
    this.queue.take(slot);
    if (at === this.now && this.eventCount > 0) this.tieCount++;
    this.now = at;
    this.isInstantOpen = this.options.hearsInstants === true;
    this.eventCount++;
    this.idHigh = store.idHigh(slot);
    this.idLow = store.idLow(slot);
    this.children.reset();
    this.handler.handle(slot);
    if (this.eventCount >= this.checkpointAt) {
      this.checkpointAt = this.fingerprint.checkpoint(this.eventCount, at);
    }
  }

  /** Begins the set-up, which follows from no event. */
  setUp(): void {
    this.idHigh = 0;
    this.idLow = 0;
    this.chain = 0;
    this.children.reset();
  }
}
