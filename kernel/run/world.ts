import { ActorSystem } from '../actors/actor-system.ts';
import type { Cell } from '../actors/channel.ts';
import type { Counts } from '../actors/counts.ts';
import { withGuards } from '../actors/guards/guards.ts';
import type { Network } from '../actors/network.ts';
import { ObserverFailed } from '../actors/observation.ts';
import type { Observer } from '../actors/observer.ts';
import { Zones } from '../actors/zones.ts';
import { PendingLimitReached } from '../engine/engine.ts';
import { InvariantBroken, SimulationError } from '../engine/errors.ts';
import { EventKind } from '../engine/event-store.ts';
import { seedKey } from '../engine/seed.ts';
import { type Duration, type Instant, parseDuration } from '../engine/time.ts';
import { Links } from '../network/links.ts';
import { GraphCounter } from '../record/graph-counter.ts';
import { actorHashes } from './actor-hashes.ts';
import { LAWS } from './laws.ts';
import type { Model } from './model.ts';
import { type Outcome, RESULT_FORMAT, type Result } from './result.ts';
import { completeScenario, type Scenario, type ScenarioInput } from './scenario.ts';
import { setUp } from './set-up.ts';
import { checkSlice, type Slice } from './slice.ts';
import { type ActorView, type MessageInFlight, viewOf } from './world-view.ts';

/** Longest causal chain of events at one instant; a set-up may make millions, but not in one chain. */
const CHAIN_MAX = 10_000;

/** What listens to a run or replaces a part of it; nothing of it is in the scenario. */
export interface WorldOptions {
  readonly observers?: readonly Observer[];
  /** A network of one's own, for measuring and testing. */
  readonly network?: Network;
  /** The plain queue makes the same run, slower: for measuring and testing. */
  readonly queue?: 'ladder' | 'plain';
}

/** A run that can be advanced in slices: any slicing makes the same run. */
export class World {
  readonly scenario: Scenario;
  /** What the failing handler threw, with its stack. */
  failure: unknown;
  private readonly system: ActorSystem;
  private readonly graph = new GraphCounter();
  private readonly until: number;
  private outcome: Outcome | undefined;
  private isAdvancing = false;

  /** @throws bad-scenario, bad-option, and whatever the model's set-up throws. */
  constructor(model: Model<never>, input: ScenarioInput, options: WorldOptions = {}) {
    // Whatever laws it was made under, this run follows the present ones.
    this.scenario = { ...completeScenario(model, input, model.name), laws: LAWS };
    const { limits, ties } = this.scenario;
    const seed = seedKey(this.scenario.seed);
    this.until =
      limits.until === undefined
        ? Number.POSITIVE_INFINITY
        : (parseDuration(limits.until) as Duration);
    const zones = new Zones();
    const { network } = this.scenario;
    this.system = new ActorSystem({
      seed,
      ties,
      queue: options.queue ?? 'ladder',
      pendingMax: limits.pending,
      chainMax: CHAIN_MAX,
      network: options.network ?? (network && new Links(network, zones)),
      zones,
      observers: [this.graph, ...(options.observers ?? [])],
    });
    try {
      this.guarded(() => setUp(model, this.scenario, seed, this.system));
    } catch (error) {
      if (!(error instanceof PendingLimitReached)) throw error;
      this.end({ reason: 'pending-limit' });
    }
  }

  /**
   * Runs on to the end of the slice, or of the run. `'paused'` when there is more to happen within the
   * scenario's limits; the same outcome again when called after the end.
   */
  advance(slice: Slice = {}): 'paused' | Outcome {
    if (this.isAdvancing) throw new SimulationError('misuse', 'advance() inside of advance()');
    if (this.outcome !== undefined) return this.outcome;
    const { engine, observation } = this.system;
    if (observation.hasFailed) {
      throw new SimulationError('misuse', 'advance() after an observer failed: the run is broken');
    }
    checkSlice(slice);
    const eventsLeft = this.scenario.limits.events - engine.eventCount;
    const events = Math.min(slice.events ?? Number.POSITIVE_INFINITY, eventsLeft);
    const until = Math.min(slice.until ?? Number.POSITIVE_INFINITY, this.until);
    this.isAdvancing = true;
    try {
      const pause = this.guarded(() => engine.run(until, events));
      observation.check();
      if (this.outcome !== undefined) return this.outcome;
      if (engine.isFull) return this.end({ reason: 'pending-limit' });
      switch (pause) {
        case 'idle':
          return this.end({ reason: 'idle' });
        case 'halted':
          return this.end({ reason: 'stopped' });
        case 'livelock':
          return this.end({ reason: 'livelock', actors: this.livelocked() });
        case 'until':
          return until === this.until ? this.end({ reason: 'time-limit' }) : 'paused';
        case 'events':
          return events === eventsLeft ? this.end({ reason: 'event-limit' }) : 'paused';
      }
    } catch (error) {
      return this.fail(error);
    } finally {
      this.isAdvancing = false;
    }
  }

  /** Ends the run where it is: nobody will advance it further. Without effect after its end. */
  interrupt(): Outcome {
    if (this.outcome !== undefined) return this.outcome;
    this.system.engine.halt();
    return this.end({ reason: 'interrupted' });
  }

  private guarded<T>(run: () => T): T {
    return withGuards(() => this.system.where(), run);
  }

  private livelocked(): string[] {
    const { engine, population } = this.system;
    // Several may have one name.
    return [...new Set(engine.livelocked().map((index) => population.cells[index].name))];
  }

  private fail(error: unknown): Outcome {
    const { failing, failingData } = this.system;
    this.system.recover();
    if (error instanceof ObserverFailed) throw error.cause;
    if (error instanceof InvariantBroken || failing === undefined) throw error;
    if (error instanceof PendingLimitReached) return this.end({ reason: 'pending-limit' });
    this.failure = error;
    return this.end({
      reason: 'actor-failed',
      actor: failing.name,
      ...(failingData !== undefined && { handling: failingData }),
      error: describeError(error),
    });
  }

  private end(how: DistributiveOmit<Outcome, 'at' | 'events'>): Outcome {
    const { now, eventCount } = this.system.engine;
    this.outcome = { ...how, at: now, events: eventCount } as Outcome;
    return this.outcome;
  }

  /** The instant of the last event. */
  get now(): Instant {
    return this.system.engine.now;
  }

  /** Events so far. */
  get eventCount(): number {
    return this.system.engine.eventCount;
  }

  /** Hash of the run so far. */
  get fingerprint(): string {
    return this.system.engine.fingerprint.toString();
  }

  get counts(): Counts {
    return this.system.counters.read(
      this.system.population.cells.length,
      this.system.engine.tieCount,
    );
  }

  /** Whether the run has ended, and why. */
  get ending(): Outcome | undefined {
    return this.outcome;
  }

  /** All actors ever made, in order. */
  *actors(): Generator<ActorView> {
    for (const cell of this.system.population.cells) yield viewOf(this.system, cell);
  }

  /** The first actor of that name, if any. O(actors). */
  actor(name: string): ActorView | undefined {
    const { cells } = this.system.population;
    const cell = cells.find((candidate) => candidate.name === name);
    return cell && viewOf(this.system, cell);
  }

  /** Messages sent and not yet arrived, in no order of meaning. */
  *inFlight(): Generator<MessageInFlight> {
    const { store } = this.system.engine;
    for (const slot of store.pending()) {
      if (store.kind(slot) !== EventKind.message) continue;
      yield {
        at: store.at(slot),
        from: store.sender(slot) as Cell,
        to: store.receiver(slot) as Cell,
        message: store.payload(slot),
      };
    }
  }

  /** All the run tells. @throws misuse before the run has ended. */
  result(): Result {
    if (this.outcome === undefined) {
      throw new SimulationError('misuse', 'result() before the end of the run; advance it first');
    }
    return {
      format: RESULT_FORMAT,
      scenario: this.scenario,
      outcome: this.outcome,
      fingerprint: this.fingerprint,
      counts: this.counts,
      graph: { nodes: this.graph.nodes, edges: this.graph.edges },
      checkpoints: this.system.engine.fingerprint.checkpoints,
      actors: actorHashes(this.system.population.cells, this.system.engine.fingerprint),
    };
  }
}

type DistributiveOmit<T, Key extends PropertyKey> = T extends unknown ? Omit<T, Key> : never;

function describeError(error: unknown): string {
  try {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  } catch {
    return 'something that has no text';
  }
}
