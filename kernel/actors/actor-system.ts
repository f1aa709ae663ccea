import { unreachable } from '../data/errors.ts';
import { DataHash } from '../data/hash.ts';
import type { Home } from '../data/identity.ts';
import { formatDuration, isDelay } from '../data/time.ts';
import { Engine } from '../engine/engine.ts';
import { type EngineOptions, type EventHandler, ORDERING } from '../engine/engine-options.ts';
import { EventKind } from '../queue/event-store.ts';
import { Draws } from '../random/draws.ts';
import { purposeKey } from '../random/seed.ts';
import { ActorLookout } from './actor-lookout.ts';
import { type Acting, ActorSelf } from './actor-self.ts';
import { Address, isAddress } from './address.ts';
import { Births } from './births.ts';
import { Counters } from './counts.ts';
import { MessageEnvelope } from './envelope.ts';
import { FrozenData } from './frozen-data.ts';
import { promiseWatch, refusePromise } from './guards/promise-watch.ts';
import type { Network, Verdict } from './network.ts';
import { Observation } from './observation.ts';
import type { DropReason, Observer } from './observer.ts';
import { Population } from './population.ts';
import {
  refuseChannel,
  refuseKey,
  refuseLatency,
  refuseMessage,
  refuseVerdict,
  refuseWrite,
} from './refusals.ts';
import { Timers } from './timers.ts';
import { Turn } from './turn.ts';
import type { Zones } from './zones.ts';

/** What tells messages from the other children of an event. Part of the laws. */
const MESSAGE_KEY = 0;

export interface ActorSystemOptions extends EngineOptions {
  /** The run, to which its channels belong. */
  readonly home: Home;
  /** Whether what is sent is frozen, to its depth. */
  readonly isStrict: boolean;
  /** Without one, messages arrive at the instant they are sent, in order. */
  readonly network?: Network | undefined;
  readonly zones: Zones;
  readonly observers: readonly Observer[];
}

/** The actors of a run on its engine: delivers events to their handlers and does what these ask for. */
export class ActorSystem implements EventHandler, Acting {
  readonly engine: Engine;
  readonly population = new Population();
  readonly births: Births;
  readonly counters = new Counters();
  readonly observation: Observation;
  readonly zones: Zones;
  readonly timers: Timers;
  readonly turn = new Turn();
  /** The data that actors gave away last, in a strict run. */
  readonly frozenData: FrozenData | undefined;
  private readonly home: Home;
  private readonly self: ActorSelf;
  private readonly draws: Draws;
  private readonly hash: DataHash;
  /** What is written is frozen in any run: what is on a disk can't change with what is in memory. */
  private readonly diskHash: DataHash;
  private readonly lookout: ActorLookout;
  private readonly network: Network | undefined;
  private readonly envelope: MessageEnvelope;
  /** Whether the network is asked when messages arrive. */
  private readonly isJudged: boolean;

  constructor(options: ActorSystemOptions) {
    const { home, isStrict, network, observers, seed } = options;
    const hasCauses = observers.some(
      ({ event, handled }) => event !== undefined || handled !== undefined,
    );
    this.isJudged = network?.verdict !== undefined;
    this.engine = new Engine({ ...options, hasCauses, keepsSending: this.isJudged }, this);
    const { store } = this.engine;
    this.home = home;
    this.hash = new DataHash(home, isStrict);
    this.diskHash = new DataHash(home, true);
    this.frozenData = isStrict ? new FrozenData() : undefined;
    this.lookout = new ActorLookout(store, this.population);
    this.observation = new Observation(this.engine, observers);
    this.network = network;
    const nobody = new Address(0, 0, home, -1, '');
    const latencyDraws = new Draws(purposeKey(seed, 'network/latency'));
    this.envelope = new MessageEnvelope(latencyDraws, nobody, nobody);
    this.zones = options.zones;
    this.births = new Births(this.engine, this.hash, this.population, this.zones, home);
    this.timers = new Timers(this.engine, this.hash, this.frozenData);
    this.draws = new Draws(purposeKey(seed, 'actor'));
    this.draws.close();
    this.self = new ActorSelf(this, this.turn, this.draws);
  }

  send(from: Address, to: unknown, message: unknown): void {
    const { engine, hash, network } = this;
    if (!isAddress(to) || to.home !== this.home) refuseChannel(from, to);
    hash.of(message);
    if (hash.hasProblem) refuseMessage(from, to, message);
    const { high: dataHigh, low: dataLow } = hash;
    this.frozenData?.note(from, message, 'sent');
    const { high, low } = engine.child(to.idHigh ^ MESSAGE_KEY, to.idLow);
    if (network === undefined) {
      this.lookout.expectNow(to);
      engine.post(0, to, from, ORDERING.steady, high, low, message);
    } else {
      this.sendBy(network, from, to, high, low, message);
    }
    engine.fingerprint.send(from, high, low, dataHigh, dataLow);
    // Not before: a message beyond the limit of pending events is not sent.
    this.counters.sent++;
  }

  private sendBy(
    network: Network,
    from: Address,
    to: Address,
    idHigh: number,
    idLow: number,
    message: unknown,
  ): void {
    const { engine, envelope } = this;
    const { now } = engine;
    const fate = network.fate(envelope.set(from, to, message, now, idHigh, idLow));
    const { latency } = fate;
    if (!isDelay(latency, 0, now)) refuseLatency(latency);
    if (latency === 0) this.lookout.expectNow(to);
    const ordered = fate.isSteady ? ORDERING.steady : ORDERING.fifo;
    const ordering = fate.isOrdered ? ordered : ORDERING.none;
    engine.post(latency, to, from, ordering, idHigh, idLow, message);
  }

  write(actor: Address, key: string, data: unknown): void {
    if (typeof key !== 'string') refuseKey(actor, key);
    this.diskHash.of(data);
    if (this.diskHash.hasProblem) refuseWrite(actor, key, data);
    this.frozenData?.note(actor, data, 'written to its disk');
    this.population.openDisk(actor.index).write(key, data, this.diskHash);
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
    if (this.observation.hasEvents) engine.readCause(slot);
    const kind = engine.store.kind(slot);
    switch (kind) {
      case EventKind.message:
        return this.deliver(slot);
      case EventKind.timer:
      case EventKind.periodic:
        return this.fire(slot, kind === EventKind.periodic);
      case EventKind.start:
        return this.begin(slot);
      default:
        return unreachable(kind);
    }
  }

  private deliver(slot: number): void {
    const { turn } = this;
    const { store } = this.engine;
    const address = store.receiver(slot) as Address;
    const from = store.sender(slot) as Address;
    const message = store.payload(slot);
    const { living: actor } = address;
    if (actor === undefined) return this.drop(slot, 'gone');
    const verdict = this.isJudged ? this.judge(slot) : 'delivered';
    if (verdict !== 'delivered') return this.drop(slot, verdict);
    store.release(slot);
    this.counters.delivered++;
    turn.data = message;
    this.enter(address);
    if (this.observation.hasEvents) this.observation.event('message', address, from, message);
    this.exit(actor.receive?.(message, from, this.self));
  }

  private drop(slot: number, reason: DropReason): void {
    const { counters, engine, observation } = this;
    const { store } = engine;
    const address = store.receiver(slot) as Address;
    const from = store.sender(slot) as Address;
    const message = store.payload(slot);
    store.release(slot);
    counters.drop(reason);
    if (observation.hasEvents) observation.event('message', address, from, message, reason);
  }

  /** The network's verdict on a message that arrives. */
  private judge(slot: number): Verdict {
    const { engine, envelope, network } = this;
    const { store } = engine;
    const asked = envelope.set(
      store.sender(slot) as Address,
      store.receiver(slot) as Address,
      store.payload(slot),
      store.sentAt(slot),
      engine.idHigh,
      engine.idLow,
    );
    const verdict: unknown = network?.verdict?.(asked, engine.now);
    if (typeof verdict !== 'string') refuseVerdict(verdict);
    return verdict;
  }

  private begin(slot: number): void {
    const { store } = this.engine;
    const address = store.receiver(slot) as Address;
    store.release(slot);
    const { living: actor } = address;
    if (actor === undefined) return;
    this.turn.data = undefined;
    this.enter(address);
    if (this.observation.hasEvents) this.observation.event('start', address, undefined, undefined);
    this.exit(actor.start?.(this.self));
  }

  private fire(slot: number, isPeriodic: boolean): void {
    const { turn } = this;
    const { store } = this.engine;
    const address = store.receiver(slot) as Address;
    const timer = this.timers.due(slot, address.index, isPeriodic);
    this.counters.timers++;
    turn.data = timer;
    this.enter(address);
    if (this.observation.hasEvents) this.observation.event('timer', address, undefined, timer);
    this.exit(address.living?.timer?.(timer, this.self));
  }

  /** The event reaches its actor, whose handler comes next. */
  private enter(address: Address): void {
    const { engine } = this;
    this.turn.address = address;
    this.draws.reset(engine.idHigh, engine.idLow);
    engine.fingerprint.receive(address, engine.now, engine.idHigh, engine.idLow);
  }

  /** The handler has returned. */
  private exit(returned: unknown): void {
    if (returned !== undefined || promiseWatch.noted !== undefined) refusePromise(returned);
    this.turn.address = undefined;
    this.draws.close();
    if (this.observation.hasHandled) this.observation.handled();
  }

  livelock(actors: readonly number[]): void {
    const names = actors.map((index) => this.population.addresses[index].name);
    this.engine.end({ reason: 'livelock', actors: names });
  }

  /** Forgets the handler that threw. */
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
