import type { ActorSystem } from '../actors/actor-system.ts';
import { isClient } from '../actors/clients.ts';
import type { Counts } from '../actors/counts.ts';
import type { HistogramView } from '../actors/histograms.ts';
import type { HistoryEntry } from '../actors/history.ts';
import type { Instant } from '../data/time.ts';
import type { FaultPlan } from '../faults/fault-plan.ts';
import type { Answer } from '../faults/operations.ts';
import { NONE } from '../queue/event-store.ts';
import type { Outcome } from './result.ts';
import type { Scenario } from './scenario.ts';
import {
  ActorSight,
  type ActorView,
  type Flight,
  flights,
  type MessageInFlight,
  messagesInFlight,
  type PendingTimer,
  timersOf,
  type WorldView,
} from './world-view.ts';

/** What an onlooker reads of a world. Reading changes nothing. */
export abstract class WorldSight implements WorldView {
  abstract readonly scenario: Scenario;
  protected abstract readonly system: ActorSystem;
  protected abstract readonly plan: FaultPlan;
  protected abstract readonly outcome: Outcome | undefined;

  /** The instant of the last event, or the time limit if the run has ended there. */
  get now(): Instant {
    return this.system.engine.now;
  }

  /** When the next event comes; `undefined` if the run has ended, or nothing is left to happen. */
  get nextAt(): Instant | undefined {
    const { queue, store } = this.system.engine;
    const slot = this.outcome === undefined ? queue.peek() : NONE;
    return slot === NONE ? undefined : store.at(slot);
  }

  /** The number of events so far. */
  get eventCount(): number {
    return this.system.engine.eventCount;
  }

  /** The hash of the run so far. */
  get fingerprint(): string {
    return this.system.engine.fingerprint.toString();
  }

  get counts(): Counts {
    return this.system.counters.read(
      this.system.population.addresses.length,
      this.system.engine.tieCount,
    );
  }

  /** Why the run ended; `undefined` before its end. */
  get ending(): Outcome | undefined {
    return this.outcome;
  }

  /** The sum of a gauge over all living actors; 0 if none has fed it. O(1). */
  gauge(name: string): number {
    return this.system.population.gauges.sum(name);
  }

  /** What all actors have fed to a histogram so far; an empty one if none has. */
  histogram(name: string): HistogramView {
    return this.system.histograms.read(name);
  }

  /** The actors of all addresses, in the order in which the addresses were first named. */
  *actors(): Generator<ActorView> {
    for (const address of this.system.population.addresses) {
      if (!isClient(address)) yield new ActorSight(this.system, address);
    }
  }

  /** The actor of an address, if the run has that address. O(1). */
  actor(name: string): ActorView | undefined {
    const address = this.system.population.find(name);
    return address === undefined || isClient(address)
      ? undefined
      : new ActorSight(this.system, address);
  }

  /** The timers that an actor has set, by when they are due; none for a name that the run does not have. O(events pending). */
  timers(name: string): PendingTimer[] {
    const address = this.system.population.find(name);
    return address === undefined ? [] : timersOf(this.system, address);
  }

  /** What actors have recorded, in order. */
  get history(): readonly HistoryEntry[] {
    return this.system.history;
  }

  /** What has arrived at the addresses of operations, in order. */
  get answers(): readonly Answer[] {
    return this.plan.answers;
  }

  /** When the last fault of the scenario has ended; 0 without faults. */
  get healedAt(): Instant {
    return this.plan.healedAt;
  }

  /** When the last operation of the scenario arrives; 0 without operations. */
  get lastOperationAt(): Instant {
    return this.plan.lastOperationAt;
  }

  /** The messages that were sent and have not arrived, in an arbitrary order. */
  inFlight(): Generator<MessageInFlight> {
    return messagesInFlight(this.system);
  }

  /** The same messages, with their causes and the instants at which they were sent. */
  flights(): Generator<Flight> {
    return flights(this.system);
  }
}
