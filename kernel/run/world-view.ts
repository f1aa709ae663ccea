import type { ActorSystem } from '../actors/actor-system.ts';
import type { Address } from '../actors/address.ts';
import type { Channel } from '../actors/channel.ts';
import type { Counts } from '../actors/counts.ts';
import type { HistogramView } from '../actors/histograms.ts';
import type { HistoryEntry } from '../actors/history.ts';
import type { Life } from '../actors/population.ts';
import { Repeat } from '../actors/timer-table.ts';
import { hex64 } from '../data/mix.ts';
import type { Duration, Instant } from '../data/time.ts';
import type { Answer } from '../faults/operations.ts';
import { EventKind } from '../queue/event-store.ts';
import type { Outcome } from './result.ts';
import type { Scenario } from './scenario.ts';

/** An actor as seen from outside. Its fields show what is there when they are read. */
export interface ActorView {
  readonly channel: Channel;
  readonly name: string;
  readonly life: Life;
  /** Whether a fault holds it still. */
  readonly isPaused: boolean;
  /** Its zone, if it lives in one. */
  readonly zone: string | undefined;
  /**
   * Its state. It stays readable when the actor is gone. An actor that comes back after a fault is seen
   * as gone until it has handled its start. Do not change it.
   */
  readonly actor: object | undefined;
  /** The contents of its disk, by key. */
  readonly disk: ReadonlyMap<string, unknown>;
}

/** A timer that an actor has set. */
export interface PendingTimer {
  /** When it is due. */
  readonly at: Instant;
  readonly timer: unknown;
  /** Its period, if it repeats. */
  readonly every: Duration | undefined;
}

/** A message on its way. */
export interface MessageInFlight {
  /** The id of the event with which it arrives. */
  readonly id: string;
  /** When it arrives, if nothing holds it up. */
  readonly at: Instant;
  readonly from: Channel;
  readonly to: Channel;
  readonly message: unknown;
}

/**
 * A message on its way, for a viewer. `sentAt` is when it was sent; `undefined` in a run without faults that
 * no observer of events listens to. So no model may read it: `WorldView` does not have it.
 */
export interface Flight extends MessageInFlight {
  /** The id of the event that was being handled when it was sent; of zeros for a message from outside. */
  readonly cause: string;
  readonly sentAt: Instant | undefined;
}

/** A world as an onlooker sees it. Reading it never changes the run. */
export interface WorldView {
  readonly scenario: Scenario;
  /** The instant of the last event, or the time limit if the run has ended there. */
  readonly now: Instant;
  /** The number of events so far. */
  readonly eventCount: number;
  /** The hash of the run so far. */
  readonly fingerprint: string;
  readonly counts: Counts;
  /** Why the run ended; `undefined` before its end. */
  readonly ending: Outcome | undefined;
  /**
   * The actors of all addresses, in the order in which the addresses were first named. The clients of
   * operations are none.
   */
  actors(): Iterable<ActorView>;
  /** The actor of an address, if the run has one there. O(1). */
  actor(name: string): ActorView | undefined;
  /** What actors have recorded, in order. */
  readonly history: readonly HistoryEntry[];
  /** What has arrived at the addresses of operations, in order. */
  readonly answers: readonly Answer[];
  /** The sum of a gauge over all living actors; 0 if none has fed it. O(1). */
  gauge(name: string): number;
  /** What all actors have fed to a histogram so far; an empty one if none has. O(1). */
  histogram(name: string): HistogramView;
  /** When the last fault of the scenario has ended: the latest end, or the begin of one that never ends; 0 without faults. */
  readonly healedAt: Instant;
  /** When the last operation of the scenario arrives; 0 without operations. */
  readonly lastOperationAt: Instant;
  /** The messages that were sent and have not arrived, in an arbitrary order. */
  inFlight(): Iterable<MessageInFlight>;
}

/** The messages that were sent and have not arrived. O(events pending). */
export function* messagesInFlight(system: ActorSystem): Generator<MessageInFlight> {
  for (const slot of messageSlots(system)) yield messageOf(system, slot);
}

/** The same messages, with their causes and the instants at which they were sent. O(events pending). */
export function* flights(system: ActorSystem): Generator<Flight> {
  const { store } = system.engine;
  for (const slot of messageSlots(system)) {
    const sentAt = store.sentAt(slot);
    const cause = hex64(store.causeHigh(slot), store.causeLow(slot));
    yield { ...messageOf(system, slot), cause, sentAt: Number.isNaN(sentAt) ? undefined : sentAt };
  }
}

function* messageSlots({ engine: { store } }: ActorSystem): Generator<number> {
  for (const slot of store.pending()) if (store.kind(slot) === EventKind.message) yield slot;
}

const messageOf = ({ engine: { store } }: ActorSystem, slot: number): MessageInFlight => ({
  id: hex64(store.idHigh(slot), store.idLow(slot)),
  at: store.at(slot),
  from: store.sender(slot) as Address,
  to: store.receiver(slot) as Address,
  message: store.payload(slot),
});

/** The timers that an actor has set, by when they are due. O(events pending). */
export function timersOf({ engine: { store } }: ActorSystem, { index }: Address): PendingTimer[] {
  const timers: PendingTimer[] = [];
  for (const slot of store.pending()) {
    const kind = store.kind(slot);
    const isTimer = kind === EventKind.timer || kind === EventKind.periodic;
    if (!isTimer || store.target(slot) !== index) continue;
    const payload = store.payload(slot);
    const at = store.at(slot);
    timers.push(
      payload instanceof Repeat
        ? { at, timer: payload.timer, every: payload.period }
        : { at, timer: payload, every: undefined },
    );
  }
  return timers.sort((a, b) => a.at - b.at);
}

const NOTHING: ReadonlyMap<string, unknown> = new Map();

/** The view of an actor. Each field is read when it is asked for, since most who look need few. */
export class ActorSight implements ActorView {
  readonly #system: ActorSystem;
  readonly #address: Address;

  constructor(system: ActorSystem, address: Address) {
    this.#system = system;
    this.#address = address;
  }

  get channel(): Channel {
    return this.#address;
  }

  get name(): string {
    return this.#address.name;
  }

  get life(): Life {
    const { population } = this.#system;
    const { index } = this.#address;
    return population.waking.has(index) ? 'gone' : population.life(index);
  }

  get isPaused(): boolean {
    const { engine, hardships } = this.#system;
    return hardships !== undefined && hardships.resumes(this.#address, engine.now) > engine.now;
  }

  get zone(): string | undefined {
    return this.#system.zones.of(this.#address);
  }

  get actor(): object | undefined {
    const { actors, waking } = this.#system.population;
    const { index } = this.#address;
    return waking.has(index) ? waking.get(index) : actors[index];
  }

  get disk(): ReadonlyMap<string, unknown> {
    return this.#system.population.disk(this.#address.index)?.contents() ?? NOTHING;
  }
}
