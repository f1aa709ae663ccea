import { unreachable } from '../data/errors.ts';
import { DataHash } from '../data/hash.ts';
import type { Home } from '../data/identity.ts';
import { formatDuration } from '../data/time.ts';
import { Engine } from '../engine/engine.ts';
import type { EngineOptions, EventHandler } from '../engine/engine-options.ts';
import { EventKind } from '../queue/event-store.ts';
import type { Draws } from '../random/draws.ts';
import { ActorLookout } from './actor-lookout.ts';
import { type Acting, ActorSelf } from './actor-self.ts';
import type { Address } from './address.ts';
import { Arrivals } from './arrivals.ts';
import { Births } from './births.ts';
import { Counters } from './counts.ts';
import { Crashes } from './crashes.ts';
import { FrozenData } from './frozen-data.ts';
import { promiseWatch, refusePromise } from './guards/promise-watch.ts';
import { Deferrals, type Hardships, type Occurrence } from './hardships.ts';
import { Histograms } from './histograms.ts';
import type { HistoryEntry } from './history.ts';
import { Mail } from './mail.ts';
import { MortalSelf } from './mortal-self.ts';
import type { Network } from './network.ts';
import { Observation } from './observation.ts';
import type { Observer } from './observer.ts';
import { Population } from './population.ts';
import { refuseKey, refuseRecord, refuseWrite } from './refusals.ts';
import { Timers } from './timers.ts';
import { Turn } from './turn.ts';
import type { Zones } from './zones.ts';

export interface ActorSystemOptions extends EngineOptions {
  /** The run, to which its channels belong. */
  readonly home: Home;
  /** Whether what is sent is frozen, to its depth. */
  readonly isStrict: boolean;
  /** Without one, messages arrive at the instant they are sent, in order. */
  readonly network?: Network | undefined;
  /** The planned faults, if there are any. */
  readonly hardships?: Hardships | undefined;
  readonly zones: Zones;
  readonly observers: readonly Observer[];
}

/** The actors of a run on its engine: delivers events to their handlers and does what these ask for. */
export class ActorSystem implements EventHandler, Acting {
  readonly engine: Engine;
  readonly population: Population;
  readonly births: Births;
  readonly counters: Counters;
  readonly histograms = new Histograms();
  readonly observation: Observation;
  readonly zones: Zones;
  readonly timers: Timers;
  readonly turn = new Turn();
  readonly mail: Mail;
  readonly crashes: Crashes;
  readonly arrivals: Arrivals;
  readonly deferrals = new Deferrals();
  readonly hardships: Hardships | undefined;
  readonly history: HistoryEntry[] = [];
  /** The data that actors gave away last, in a strict run. */
  readonly frozenData: FrozenData | undefined;
  private readonly self: ActorSelf;
  /** The same as `self`, in a run with planned faults. */
  private readonly mortalSelf: MortalSelf | undefined;
  private readonly draws: Draws;
  private readonly hash: DataHash;
  /** What is written is frozen in any run: what is on a disk can't change with what is in memory. */
  private readonly diskHash: DataHash;
  private readonly lookout: ActorLookout;
  /** Whether anybody is asked what becomes of a message that arrives. */
  private readonly isJudged: boolean;

  constructor(options: ActorSystemOptions) {
    const { hardships, home, isStrict, network, observers, seed } = options;
    const hasCauses = observers.some(
      ({ event, handled }) => event !== undefined || handled !== undefined,
    );
    this.counters = new Counters(hardships?.tally);
    this.isJudged = network?.verdict !== undefined || hardships !== undefined;
    const hearsInstants = observers.some(({ instant }) => instant !== undefined);
    // Who observes events sees messages on their way, too.
    const engineOptions = {
      ...options,
      hasCauses,
      hearsInstants,
      keepsSending: this.isJudged || hasCauses,
    };
    this.engine = new Engine(engineOptions, this);
    this.population = new Population(hardships !== undefined);
    this.hash = new DataHash(home, isStrict);
    this.diskHash = new DataHash(home, true);
    this.frozenData = isStrict ? new FrozenData() : undefined;
    this.lookout = new ActorLookout(this.engine.store, this.population);
    this.observation = new Observation(this.engine, observers);
    this.mail = new Mail(this.engine, {
      seed,
      home,
      network,
      hash: this.hash,
      frozenData: this.frozenData,
      lookout: this.lookout,
      counters: this.counters,
      observation: this.observation,
    });
    this.hardships = hardships;
    this.zones = options.zones;
    this.births = new Births(this.engine, this.hash, this.population, this.zones, home);
    this.timers = new Timers(this.engine, this.hash, this.frozenData, this.deferrals, hardships);
    this.draws = seed.draws('actor');
    this.draws.close();
    this.mortalSelf =
      hardships === undefined ? undefined : new MortalSelf(this, this.turn, this.draws);
    this.self = this.mortalSelf ?? new ActorSelf(this, this.turn, this.draws);
    this.crashes = new Crashes(this, (peer) => ({ happen: (slot) => this.hearBreak(slot, peer) }));
    this.arrivals = new Arrivals(this);
  }

  write(actor: Address, key: string, data: unknown): void {
    if (typeof key !== 'string') refuseKey(actor, key);
    this.diskHash.of(data);
    if (this.diskHash.hasProblem) refuseWrite(actor, key, data);
    this.frozenData?.note(actor, data, 'written to its disk');
    this.population.openDisk(actor.index).write(key, data, this.diskHash);
  }

  record(actor: Address, data: unknown): void {
    if (this.diskHash.of(data).hasProblem || data === undefined) refuseRecord(actor, data);
    this.frozenData?.note(actor, data, 'recorded');
    this.history.push({ at: this.engine.now, actor: actor.name, data });
  }

  leave(actor: Address): void {
    if (!this.population.end(actor)) return;
    this.counters.left++;
    this.timers.cancelAll(actor);
  }

  expect(slots: Int32Array, start: number, end: number): void {
    this.lookout.expect(slots, start, end);
  }

  handle(slot: number): void {
    const { engine } = this;
    if (this.observation.hasEvents) this.observation.readCause(slot);
    const kind = engine.store.kind(slot);
    switch (kind) {
      case EventKind.message:
        return this.deliver(slot);
      case EventKind.timer:
      case EventKind.periodic:
        return this.fire(slot, kind === EventKind.periodic);
      case EventKind.start:
        return this.begin(slot);
      case EventKind.outside:
        return (engine.store.payload(slot) as Occurrence).happen(slot);
      default:
        return unreachable(kind);
    }
  }

  private deliver(slot: number): void {
    const { store } = this.engine;
    const address = store.receiver(slot) as Address;
    const from = store.sender(slot) as Address;
    if (this.isJudged && !this.arrivals.isDelivered(slot, from, address)) return;
    const message = store.payload(slot);
    if (address.living === undefined) return this.mail.drop(slot, 'gone');
    store.release(slot);
    this.receive(address, from, message);
  }

  /** A message reaches its actor, which is alive. */
  receive(address: Address, from: Address, message: unknown): void {
    this.counters.delivered++;
    this.turn.data = message;
    this.enter(address);
    if (this.observation.hasEvents) this.observation.event('message', address, from, message);
    this.exit(address, address.living?.receive?.(message, from, this.self));
  }

  private begin(slot: number): void {
    const { store } = this.engine;
    const address = store.receiver(slot) as Address;
    const { living: actor } = address;
    const isOfThisLife = store.payload(slot) === this.population.lifeCount(address.index);
    if (actor !== undefined && isOfThisLife && this.arrivals.waits(slot, address)) return;
    this.deferrals.take(slot);
    store.release(slot);
    if (actor === undefined || !isOfThisLife) return;
    this.population.waking.delete(address.index);
    if (this.arrivals.isDropped()) return;
    this.turn.data = undefined;
    this.enter(address);
    if (this.observation.hasEvents) this.observation.event('start', address, undefined, undefined);
    this.exit(address, actor.start?.(this.self));
  }

  private fire(slot: number, isPeriodic: boolean): void {
    const { turn } = this;
    const { store } = this.engine;
    const address = store.receiver(slot) as Address;
    if (this.hardships !== undefined && this.arrivals.waits(slot, address)) return;
    const timer = this.timers.due(slot, address, isPeriodic);
    if (this.arrivals.isDropped()) return;
    this.counters.timers++;
    turn.data = timer;
    this.enter(address);
    if (this.observation.hasEvents) this.observation.event('timer', address, undefined, timer);
    this.exit(address, address.living?.timer?.(timer, this.self));
  }

  /** An actor hears that a connection has broken. */
  private hearBreak(slot: number, peer: Address): void {
    const { store } = this.engine;
    const address = store.receiver(slot) as Address;
    if (address.living !== undefined && this.arrivals.waits(slot, address)) return;
    const isGone = this.arrivals.hasCrashedSince(address, this.deferrals.take(slot));
    store.release(slot);
    if (address.living === undefined || isGone) return;
    this.turn.data = undefined;
    this.enter(address);
    if (this.observation.hasEvents) this.observation.event('broken', address, peer, undefined);
    this.exit(address, address.living.broken?.(peer, this.self));
  }

  /** The event reaches its actor, whose handler comes next. */
  private enter(address: Address): void {
    const { engine } = this;
    this.turn.address = address;
    this.mortalSelf?.arm(this.crashes.strikesAfter(address));
    this.draws.reset(engine.idHigh, engine.idLow);
    engine.fingerprint.receive(address, engine.now, engine.idHigh, engine.idLow);
  }

  /** The handler has returned. */
  private exit(address: Address, returned: unknown): void {
    if (returned !== undefined || promiseWatch.noted !== undefined) refusePromise(returned);
    this.finish(address);
  }

  /** The event has been handled. A crash that has struck inside the handler comes after it. */
  private finish(address: Address): void {
    const { crashes, mortalSelf, observation } = this;
    this.recover();
    if (observation.hasHandled) observation.handled();
    if (mortalSelf?.isDead === true) {
      crashes.strikeArmed(address);
      mortalSelf.arm(Number.POSITIVE_INFINITY);
      if (observation.hasHandled) observation.handled();
    }
    if (observation.hasActed) observation.acted(address);
  }

  instantOver(until: number): void {
    this.observation.instant(until);
  }

  /** Whether the handler that threw had crashed before, so that what it threw means nothing. */
  get hasCrashed(): boolean {
    return this.turn.address !== undefined && this.mortalSelf?.isDead === true;
  }

  /** Ends the event whose handler threw after it had crashed. */
  finishCrash(): void {
    if (this.turn.address !== undefined) this.finish(this.turn.address);
  }

  livelock(actors: readonly number[]): void {
    const names = actors.map((index) => this.population.addresses[index].name);
    this.engine.end({ reason: 'livelock', actors: names });
  }

  /** Leaves the handler that has returned or thrown. */
  recover(): void {
    this.turn.address = undefined;
    this.draws.close();
  }

  /** Where the run is: instant and, inside a handler, the actor. */
  where(): string {
    const at = formatDuration(this.engine.now);
    const { address } = this.turn;
    return address === undefined ? at : `${at} ${address.name}`;
  }
}
