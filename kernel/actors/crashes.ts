import type { Instant } from '../data/time.ts';
import type { Engine } from '../engine/engine.ts';
import { EventKind } from '../queue/event-store.ts';
import type { Address } from './address.ts';
import type { Births } from './births.ts';
import type { Connections } from './connections.ts';
import type { Counters } from './counts.ts';
import { promiseWatch, refusePromise } from './guards/promise-watch.ts';
import type { Occurrence } from './hardships.ts';
import type { Observation } from './observation.ts';
import type { Population } from './population.ts';
import type { Timers } from './timers.ts';
import type { Turn } from './turn.ts';

/** Keeps the news of a broken connection apart from other children of an event. Part of the laws. */
const BREAK_KEY = 0x5bd1e995;

/** A fault that ends lives, as the actors see it. */
export interface LifeFault {
  readonly key: string;
  readonly kind: 'crash' | 'leave';
  /** The number of sends and writes in one handler after which it strikes; `undefined` at once. */
  readonly after: number | undefined;
  /** How many of the writes that were not synced outlive it; `undefined` if the whole disk is lost. */
  kept(unsynced: number, actor: Address): number | undefined;
}

/** What observers hear of a fault that ends a life or lets one begin. */
export interface FaultData {
  readonly fault: string;
  readonly does: 'crash' | 'restart' | 'leave' | 'join';
}

/** The parts of a run that a crash strikes. */
export interface Crashable {
  readonly engine: Engine;
  readonly population: Population;
  readonly births: Births;
  readonly timers: Timers;
  readonly counters: Counters;
  readonly observation: Observation;
  readonly turn: Turn;
  readonly mail: { readonly connections: Connections };
}

/** Ends lives by faults, and begins them again. An actor is down while any fault holds it. */
export class Crashes {
  /** The faults that wait for a handler that does enough, by the index of the actor. No list is empty. */
  private readonly armed = new Map<number, readonly LifeFault[]>();
  private readonly crashedAt = new Map<number, Instant>();

  constructor(
    private readonly system: Crashable,
    /** Makes the event in which an actor hears that a connection has broken. */
    private readonly news: (peer: Address) => Occurrence,
  ) {}

  /** When the actor last crashed; below 0 if it never did. */
  lastOf(actor: Address): Instant {
    return this.crashedAt.size === 0 ? -1 : (this.crashedAt.get(actor.index) ?? -1);
  }

  /** A fault begins to hold an actor. */
  begin(fault: LifeFault, actor: Address): void {
    if (fault.after === undefined) this.hold(fault, actor);
    else this.armed.set(actor.index, [...(this.armed.get(actor.index) ?? []), fault]);
  }

  /** After how many sends and writes in one handler a fault strikes the actor; `Infinity` if none waits. */
  strikesAfter(actor: Address): number {
    if (this.armed.size === 0) return Number.POSITIVE_INFINITY;
    const waiting = this.armed.get(actor.index) ?? [];
    return Math.min(...waiting.map(({ after = 1 }) => after));
  }

  /** An actor has done so much in one handler that a fault strikes. Faults that need more go on waiting. */
  strikeArmed(actor: Address): void {
    const least = this.strikesAfter(actor);
    const waiting = this.armed.get(actor.index) ?? [];
    for (const fault of waiting.filter(({ after }) => after === least)) {
      this.disarm(fault, actor);
      this.hold(fault, actor);
    }
  }

  /** Whether a fault had waited. It no longer does. */
  private disarm(fault: LifeFault, actor: Address): boolean {
    const waiting = this.armed.get(actor.index);
    if (waiting?.includes(fault) !== true) return false;
    if (waiting.length === 1) this.armed.delete(actor.index);
    else
      this.armed.set(
        actor.index,
        waiting.filter((other) => other !== fault),
      );
    return true;
  }

  /** Whether an actor is down because of a fault. */
  holds(fault: LifeFault, actor: Address): boolean {
    return this.system.population.downs.get(actor.index)?.faults.has(fault) === true;
  }

  /** A fault no longer holds an actor. */
  end(fault: LifeFault, actor: Address): void {
    if (this.disarm(fault, actor)) return;
    const { downs } = this.system.population;
    const down = downs.get(actor.index);
    if (down === undefined || !down.faults.delete(fault) || down.faults.size > 0) return;
    downs.delete(actor.index);
    if (down.revives) this.revive(fault, actor);
  }

  private hold(fault: LifeFault, actor: Address): void {
    const { counters, engine, population, timers } = this.system;
    const { downs } = population;
    let down = downs.get(actor.index);
    if (down === undefined) {
      down = { faults: new Set(), revives: false };
      downs.set(actor.index, down);
    }
    down.faults.add(fault);
    const disk = population.disk(actor.index);
    const wasLiving = actor.living !== undefined;
    if (wasLiving) {
      this.tell(fault.key, actor, fault.kind);
      down.revives = true;
      population.end(actor);
      timers.cancelAll(actor);
      if (fault.kind === 'leave') counters.left++;
      else counters.crashes++;
      this.crashedAt.set(actor.index, engine.now);
      this.breakConnections((one, other) => one === actor || other === actor);
    }
    if (disk === undefined) return;
    const kept = fault.kept(disk.unsyncedCount, actor);
    if (kept === undefined) disk.clear();
    else disk.cut(kept);
  }

  private revive(fault: LifeFault, actor: Address): void {
    const { births, counters, population, turn } = this.system;
    this.tell(fault.key, actor, fault.kind === 'leave' ? 'join' : 'restart');
    // A first life that a fault has put off begins for the first time.
    if (population.lifeCount(actor.index) > 0) counters.restarts++;
    // The factory is the actor's, and so is what it throws.
    turn.address = actor;
    turn.data = undefined;
    births.revive(actor);
    if (promiseWatch.noted !== undefined) refusePromise(undefined);
    turn.address = undefined;
  }

  /** Breaks connections, and lets both ends know, if they are alive. */
  breakConnections(isStruck: (one: Address, other: Address) => boolean): void {
    const { engine, mail } = this.system;
    for (const [one, other] of mail.connections.break(engine.now, isStruck)) {
      this.tellBroken(one, other);
      this.tellBroken(other, one);
    }
  }

  private tellBroken(actor: Address, peer: Address): void {
    if (actor.living?.broken === undefined) return;
    const { idHigh, idLow } = actor;
    const key = (idHigh ^ peer.idHigh ^ BREAK_KEY) | 0;
    const occurrence = this.news(peer);
    this.system.engine.schedule(EventKind.outside, 0, actor, key, idLow, occurrence);
  }

  private tell(fault: string, actor: Address, does: FaultData['does']): void {
    const { observation } = this.system;
    const data: FaultData = { fault, does };
    if (observation.hasEvents) observation.event('fault', actor, undefined, data);
  }
}
