import type { Instant } from '../data/time.ts';
import { RunEnded } from '../engine/ending.ts';
import type { Engine } from '../engine/engine.ts';
import type { Address } from './address.ts';
import type { Channel } from './channel.ts';
import { promiseWatch } from './guards/promise-watch.ts';
import { HeardEvent } from './heard-event.ts';
import type { DropReason, ObservedEvent, Observer } from './observer.ts';

/** What an observer threw. */
export interface Failure {
  readonly error: unknown;
}

/** Tells a run's observers what happens in it. */
export class Observation {
  /** Whether any observer listens to events, which cost an object each. */
  readonly hasEvents: boolean;
  /** Whether any observer listens to what has been handled. */
  readonly hasHandled: boolean;
  /** Whether any observer listens to who has handled an event. */
  readonly hasActed: boolean;
  /** Set when an observer has thrown: the run is broken, through no fault of an actor. */
  failure: Failure | undefined = undefined;
  /** The id of the cause of the event that is being handled, if anybody listens to events. */
  causeHigh = 0;
  causeLow = 0;
  private last: ObservedEvent | undefined = undefined;
  /** The observers that listen to events. */
  private readonly listeners: readonly Observer[];
  /** The observers that listen to the ends of instants. */
  private readonly instantListeners: readonly Observer[];
  /** The observers that listen to what has been handled. */
  private readonly handledListeners: readonly Observer[];
  /** The observers that listen to who has handled an event. */
  private readonly actedListeners: readonly Observer[];
  /** The observers that listen to states. */
  private readonly stateListeners: readonly Observer[];

  constructor(
    private readonly engine: Engine,
    private readonly observers: readonly Observer[],
  ) {
    this.handledListeners = observers.filter(({ handled }) => handled !== undefined);
    this.hasHandled = this.handledListeners.length > 0;
    this.listeners = observers.filter(({ event }) => event !== undefined);
    this.actedListeners = observers.filter(({ acted }) => acted !== undefined);
    this.instantListeners = observers.filter(({ instant }) => instant !== undefined);
    this.stateListeners = observers.filter(({ state }) => state !== undefined);
    this.hasActed = this.actedListeners.length > 0;
    this.hasEvents = this.hasHandled || this.listeners.length > 0;
  }

  /** @throws what an observer has thrown. */
  check(): void {
    if (this.failure !== undefined) throw this.failure.error;
  }

  /** Reads the cause of the event that was just taken. */
  readCause(slot: number): void {
    this.causeHigh = this.engine.store.causeHigh(slot);
    this.causeLow = this.engine.store.causeLow(slot);
  }

  /** An event is about to be handled, or a message is dropped. */
  event(
    kind: ObservedEvent['kind'],
    to: Address,
    from: Address | undefined,
    data: unknown,
    dropped?: DropReason,
  ): void {
    const event = new HeardEvent(this.engine, this, kind, to, from, data, dropped);
    this.last = event;
    // As `tell`, which makes a function for each event.
    promiseWatch.aside += 1;
    try {
      for (const observer of this.listeners) observer.event?.(event);
    } catch (error) {
      this.fail(error);
    } finally {
      promiseWatch.aside -= 1;
    }
  }

  /** An event from outside has done what it does. Observers hear of it only if it has struck an actor. */
  handledOutside(): void {
    if (this.last?.index === this.engine.eventCount) this.handled();
  }

  /** The event has been handled. */
  handled(): void {
    const { last } = this;
    if (last === undefined) return;
    // As `tell`, which makes a function for each event.
    promiseWatch.aside += 1;
    try {
      for (const observer of this.handledListeners) observer.handled?.(last);
    } catch (error) {
      this.fail(error);
    } finally {
      promiseWatch.aside -= 1;
    }
  }

  /** An actor has handled an event. */
  acted(actor: Address): void {
    // As `tell`, which makes a function for each event.
    promiseWatch.aside += 1;
    try {
      for (const observer of this.actedListeners) observer.acted?.(actor);
    } catch (error) {
      this.fail(error);
    } finally {
      promiseWatch.aside -= 1;
    }
  }

  /** An instant is over. The next event comes at `until`. */
  instant(until: Instant): void {
    const { now } = this.engine;
    promiseWatch.aside += 1;
    try {
      for (const observer of this.instantListeners) observer.instant?.(now, until);
    } catch (error) {
      this.fail(error);
    } finally {
      promiseWatch.aside -= 1;
    }
  }

  /** An actor has told its state. Some do so at each event, so this costs nothing where nobody listens. */
  state(word: string, from: Address): void {
    if (this.stateListeners.length === 0) return;
    const { now } = this.engine;
    this.tell((observer) => observer.state?.(word, from, now));
  }

  /** Calls each observer. What one throws is no failure of an actor: it is kept, and ends the advance. @throws RunEnded. */
  tell(listen: (observer: Observer) => void): void {
    promiseWatch.aside += 1;
    try {
      for (const observer of this.observers) listen(observer);
    } catch (error) {
      this.fail(error);
    } finally {
      promiseWatch.aside -= 1;
    }
  }

  /** An actor has reported many edges. They are heard one by one by whoever does not hear them at once. */
  edges(targets: readonly Channel[], from: Address): void {
    const { now } = this.engine;
    this.tell((observer) => {
      if (observer.edges !== undefined) return observer.edges(targets, from, now);
      if (observer.report === undefined) return;
      for (const target of targets) observer.report({ kind: 'edge', target }, from, now);
    });
  }

  private fail(error: unknown): never {
    this.failure ??= { error };
    this.engine.end({ reason: 'interrupted' });
    throw new RunEnded();
  }
}
