import { SimulationError } from '../data/errors.ts';
import type { Duration, Instant } from '../data/time.ts';
import type { Engine } from '../engine/engine.ts';
import type { Draws } from '../random/draws.ts';
import type { Report, Self, SpawnOptions } from './actor.ts';
import type { Address } from './address.ts';
import type { Births } from './births.ts';
import type { Channel } from './channel.ts';
import { checkReport } from './check-report.ts';
import type { Counters } from './counts.ts';
import type { Disk } from './disk.ts';
import type { Hardships } from './hardships.ts';
import type { Histograms } from './histograms.ts';
import type { Mail } from './mail.ts';
import type { Observation } from './observation.ts';
import type { Population } from './population.ts';
import { refuseGauge, refuseObserved, refuseText } from './refusals.ts';
import type { Timers } from './timers.ts';
import type { Turn } from './turn.ts';
import type { Zones } from './zones.ts';

/** The parts of a run that `self` acts on, and the actions that need several parts. */
export interface Acting {
  readonly engine: Engine;
  readonly population: Population;
  readonly births: Births;
  readonly counters: Counters;
  readonly histograms: Histograms;
  readonly observation: Observation;
  readonly timers: Timers;
  readonly zones: Zones;
  readonly mail: Mail;
  readonly hardships: Hardships | undefined;
  /** Writes to the actor's disk. */
  write(actor: Address, key: string, data: unknown): void;
  /** Keeps data for the properties of the run. */
  record(actor: Address, data: unknown): void;
  /** Ends the actor's life. */
  leave(actor: Address): void;
}

/** So many states are remembered. */
const STATES_MAX = 100;

/**
 * The `Self` of the actor whose handler is running. A run has only one: an object for each of a
 * million actors would cost more than their state.
 */
export class ActorSelf implements Self<unknown, unknown> {
  /** The disk of the actor whose handler is running. */
  private readonly ownDisk: Disk;
  /** States that were checked. To check them takes longer than to tell them. */
  private readonly states = new Set<string>();

  constructor(
    private readonly system: Acting,
    private readonly turn: Turn,
    private readonly draws: Draws,
  ) {
    this.ownDisk = {
      set: (key, data) => this.write(key, data),
      sync: () => this.sync(),
      get: <Data>(key: string) =>
        system.population.disk(this.current().index)?.read(key) as Data | undefined,
    };
  }

  private current(): Address {
    return this.turn.address ?? refuse();
  }

  get channel(): Channel<unknown> {
    return this.current();
  }

  get name(): string {
    return this.current().name;
  }

  get now(): Instant {
    const address = this.current();
    const { engine, hardships } = this.system;
    return hardships?.hasClocks === true ? hardships.localAt(address, engine.now) : engine.now;
  }

  get wall(): number {
    const address = this.current();
    const { engine, hardships } = this.system;
    if (hardships?.hasClocks !== true) return engine.now;
    const wall = hardships.wallAt(address, engine.now);
    if (wall !== engine.now) hardships.tally.add('wall');
    return wall;
  }

  get slowness(): number {
    const address = this.current();
    const { engine, hardships } = this.system;
    const slowness = hardships?.slowness(address, engine.now) ?? 1;
    if (slowness !== 1) hardships?.tally.add('slowed');
    return slowness;
  }

  get random(): Draws {
    this.current();
    return this.draws;
  }

  get disk(): Disk {
    this.current();
    return this.ownDisk;
  }

  send(to: Channel<never>, message: unknown): void {
    this.system.mail.send(this.current(), to, message);
  }

  protected write(key: string, data: unknown): void {
    this.system.write(this.current(), key, data);
  }

  protected sync(): void {
    this.system.population.openDisk(this.current().index).sync();
  }

  protected channelOf(at: string | Channel): Channel<unknown> {
    const { births } = this.system;
    return births.address(typeof at === 'string' ? at : at.name);
  }

  after(delay: Duration, timer: unknown): void {
    this.system.timers.set(this.current(), delay, timer, false);
  }

  at(instant: Instant, timer: unknown): void {
    this.system.timers.setAt(this.current(), instant, timer);
  }

  every(period: Duration, timer: unknown): void {
    this.system.timers.set(this.current(), period, timer, true);
  }

  cancel(timer: unknown): boolean {
    return this.system.timers.cancel(this.current(), timer);
  }

  spawn(at: string | Channel, make: () => unknown, options: SpawnOptions = {}): Channel<unknown> {
    return this.system.births.spawn(this.current(), at, make, options);
  }

  leave(): void {
    this.system.leave(this.current());
  }

  stop(): void {
    this.current();
    this.system.engine.end({ reason: 'stopped' });
  }

  report(report: Report): void {
    const address = this.current();
    const { engine, observation, zones } = this.system;
    if (report.kind === 'state' && this.states.has(report.state)) {
      return observation.state(report.state, address);
    }
    const { now } = engine;
    const zone = report.kind === 'node' ? zones.of(address) : undefined;
    checkReport(report, address, zone, now);
    if (report.kind === 'span') {
      return observation.tell((observer) => observer.span?.(report, address, now));
    }
    if (report.kind === 'state') {
      if (this.states.size < STATES_MAX) this.states.add(report.state);
      return observation.state(report.state, address);
    }
    if (report.kind === 'edges') {
      return observation.edges(report.targets, address);
    }
    const heard = zone === undefined ? report : { ...report, zone };
    observation.tell((observer) => observer.report?.(heard, address, now));
  }

  count(name: string): void {
    const address = this.current();
    if (typeof name !== 'string' || name === '') refuseText(address, 'counts', name);
    this.system.counters.add(name);
  }

  gauge(name: string, value: number): void {
    const actor = this.current();
    if (typeof name !== 'string' || name === '') refuseText(actor, 'gauges', name);
    if (!Number.isFinite(value)) refuseGauge(actor, name, value);
    this.system.population.gauges.set(actor.index, name, value);
  }

  observe(name: string, value: number): void {
    const actor = this.current();
    if (typeof name !== 'string' || name === '') refuseText(actor, 'observes', name);
    if (!Number.isFinite(value)) refuseObserved(actor, name, value);
    this.system.histograms.add(name, value);
  }

  record(data: unknown): void {
    this.system.record(this.current(), data);
  }

  log(text: string): void {
    const address = this.current();
    if (typeof text !== 'string') refuseText(address, 'logs', text);
    const { now, eventCount } = this.system.engine;
    this.system.observation.tell((observer) => observer.log?.(text, address, now, eventCount));
  }
}

function refuse(): never {
  throw new SimulationError('misuse', 'self was used outside of a handler of its actor');
}
