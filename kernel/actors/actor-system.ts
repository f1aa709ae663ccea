import { Draws } from '../engine/draws.ts';
import { Engine, type EngineOptions, type EventHandler } from '../engine/engine.ts';
import { SimulationError } from '../engine/errors.ts';
import { EventKind } from '../engine/event-store.ts';
import { DataHash } from '../engine/hash.ts';
import { purposeKey } from '../engine/seed.ts';
import { shown } from '../engine/shown.ts';
import { delaysFrom, formatDuration, isDelay } from '../engine/time.ts';
import type { Actor } from './actor.ts';
import { ActorLookout } from './actor-lookout.ts';
import { ActorSelf } from './actor-self.ts';
import { type Cell, type Channel, isCell } from './channel.ts';
import { Counters } from './counts.ts';
import { freeze } from './freeze.ts';
import { promiseWatch, refusePromise } from './guards/promise-watch.ts';
import type { Network } from './network.ts';
import { Observation } from './observation.ts';
import type { Observer } from './observer.ts';
import { Population } from './population.ts';
import { Timers } from './timers.ts';
import { Zones } from './zones.ts';

/** What tells the children of one event apart by kind, beside their target or name. Part of the laws. */
const KEY = { actor: 0x2545f491, message: 0, start: 0x1b873593 };

export interface ActorSystemOptions extends EngineOptions {
  /** Without one, messages arrive at the instant they are sent, in order. */
  readonly network?: Network | undefined;
  readonly zones?: Zones;
  readonly observers: readonly Observer[];
}

/** The actors of a run on its engine: delivers events to their handlers and does what these ask for. */
export class ActorSystem implements EventHandler {
  readonly engine: Engine;
  readonly population = new Population();
  readonly counters = new Counters();
  readonly observation: Observation;
  readonly zones: Zones;
  /** Whether an actor ended the run. */
  isStopped = false;
  private readonly self: ActorSelf;
  private readonly draws: Draws;
  private readonly latencyDraws: Draws;
  readonly timers: Timers;
  private readonly hash = new DataHash();
  private readonly lookout: ActorLookout;
  private readonly network: Network | undefined;
  /** Many a protocol sends one message again and again, and freezing takes as long as a draw. */
  private lastFrozen: unknown = undefined;
  /** What the present handler was called with, for errors. */
  private data: unknown = undefined;
  /** Who sent what is being hashed and answers for it until then: it may hold a function, or itself. */
  private sender: Cell | undefined = undefined;

  constructor(options: ActorSystemOptions) {
    const hasCauses = options.observers.some(({ event }) => event !== undefined);
    this.engine = new Engine({ ...options, hasCauses }, this);
    const { store, fingerprint } = this.engine;
    this.lookout = new ActorLookout(store, fingerprint, this.population);
    this.observation = new Observation(this.engine, options.observers);
    this.network = options.network;
    this.zones = options.zones ?? new Zones();
    this.draws = new Draws(purposeKey(options.seed, 'actor'));
    this.latencyDraws = new Draws(purposeKey(options.seed, 'network/latency'));
    this.timers = new Timers(this.engine, this.hash, this.population);
    this.self = new ActorSelf(this, this.draws);
  }

  /** Makes an endpoint without an actor yet. Its identity follows from what is being handled and its name. */
  declare(name: string, zone?: string): Cell {
    this.hash.of(name);
    const { high, low } = this.engine.child(this.hash.high ^ KEY.actor, this.hash.low);
    const cell = this.population.declare(name, high, low);
    this.engine.fingerprint.include(high, low);
    if (zone !== undefined) this.zones.settle(cell, zone);
    return cell;
  }

  /** Puts an actor behind a declared endpoint. An actor without a `start` handler has no start event. */
  start(cell: Cell, actor: Actor<unknown, unknown>): void {
    this.population.settle(cell.index, actor);
    if (actor.start === undefined) return;
    this.engine.schedule(EventKind.start, 0, cell, cell.idHigh ^ KEY.start, cell.idLow, undefined);
  }

  send(from: Cell, to: Channel, message: unknown): void {
    const { engine, network } = this;
    if (!isCell(to)) this.refuseChannel(from, to);
    if (message !== this.lastFrozen) {
      freeze(message);
      this.lastFrozen = message;
    }
    const { high, low } = engine.child(to.idHigh ^ KEY.message, to.idLow);
    let latency = 0;
    if (network !== undefined) {
      latency = network.latency(from, to, this.latencyDraws.reset(high, low), engine.now);
      if (!isDelay(latency, 0, engine.now)) refuseLatency(latency);
    }
    if (latency === 0) this.lookout.expectNow(to.index);
    engine.place(EventKind.message, latency, to, from, high, low, message);
    // Not before: what is one too many to be pending is not sent.
    this.counters.sent++;
  }

  // Refusals stand apart: the compiler puts together only what is short.
  private refuseChannel({ name }: Cell, to: unknown): never {
    throw new SimulationError('misuse', `${name} sends to ${shown(to)}, not a channel`);
  }

  leave(actor: Cell): void {
    if (!this.population.end(actor.index)) return;
    this.counters.left++;
    this.timers.cancelAll(actor);
  }

  expect(slots: Int32Array, start: number, end: number): void {
    this.lookout.expect(slots, start, end);
  }

  handle(slot: number): void {
    const { engine } = this;
    this.draws.reset(engine.idHigh, engine.idLow);
    if (this.observation.hasEvents) engine.readCause(slot);
    const kind = engine.store.kind(slot);
    if (kind === EventKind.message) this.deliver(slot);
    else if (kind === EventKind.start) this.begin(slot);
    else this.fire(slot, kind);
  }

  private deliver(slot: number): void {
    const { population, self } = this;
    const { store } = this.engine;
    const target = store.target(slot);
    const cell = store.receiver(slot) as Cell;
    const from = store.sender(slot) as Cell;
    const message = store.payload(slot);
    store.release(slot);
    const actor = population.present[target];
    if (actor === undefined) return this.dropMessage(cell, from, message);
    this.counters.delivered++;
    this.sender = from;
    this.receive(target, message);
    this.sender = undefined;
    self.cell = cell;
    if (this.observation.hasEvents) this.observation.event('message', cell, from, message);
    const returned = actor.receive?.(message, from, self);
    if (returned !== undefined || promiseWatch.noted) refusePromise(returned);
    self.cell = undefined;
  }

  private begin(slot: number): void {
    const { population, self } = this;
    const { store } = this.engine;
    const cell = store.receiver(slot) as Cell;
    store.release(slot);
    const actor = population.present[cell.index];
    if (actor === undefined) return;
    self.cell = cell;
    this.receive(cell.index, undefined);
    if (this.observation.hasEvents) this.observation.event('start', cell, undefined, undefined);
    const returned: unknown = actor.start?.(self);
    if (returned !== undefined || promiseWatch.noted) refusePromise(returned);
    self.cell = undefined;
  }

  private fire(slot: number, kind: EventKind): void {
    const { population, self } = this;
    const { store } = this.engine;
    const target = store.target(slot);
    const cell = store.receiver(slot) as Cell;
    const timer = this.timers.due(slot, target, kind === EventKind.periodic);
    this.counters.timers++;
    self.cell = cell;
    this.receive(target, timer);
    if (this.observation.hasEvents) this.observation.event('timer', cell, undefined, timer);
    const returned: unknown = population.present[target]?.timer?.(timer, self);
    if (returned !== undefined || promiseWatch.noted) refusePromise(returned);
    self.cell = undefined;
  }

  /** Takes the event into the actor's part of the fingerprint. */
  private receive(target: number, data: unknown): void {
    this.data = data;
    const { engine } = this;
    const { high, low } = this.hash.of(data);
    engine.fingerprint.receive(target, engine.now, engine.idHigh, engine.idLow, high, low);
  }

  private dropMessage(to: Cell, from: Cell, message: unknown): void {
    // Whether it is data must not depend on whether anybody is there to hear it.
    this.sender = from;
    this.hash.of(message);
    this.sender = undefined;
    this.counters.dropped.gone++;
    if (this.observation.hasEvents) this.observation.event('message', to, from, message, 'gone');
  }

  /** The actor whose handler is running or has just thrown. */
  get failing(): Cell | undefined {
    return this.self.cell ?? this.sender;
  }

  /** What the handler that is running or has just thrown was called with. */
  get failingData(): unknown {
    return this.self.cell === undefined ? undefined : this.data;
  }

  /** Forgets the handler that threw. */
  recover(): void {
    this.self.cell = undefined;
    this.sender = undefined;
  }

  /** Where the run is: instant and, inside a handler, the actor. */
  where(): string {
    const at = formatDuration(this.engine.now);
    const { cell } = this.self;
    return cell === undefined ? at : `${at} ${cell.name}`;
  }
}

function refuseLatency(latency: unknown): never {
  const got = `the network's latency is ${shown(latency)} us`;
  throw new SimulationError('misuse', `${got}, expected ${delaysFrom(0)}`);
}
