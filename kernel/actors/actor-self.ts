import type { Draws } from '../engine/draws.ts';
import { SimulationError } from '../engine/errors.ts';
import type { Duration, Instant } from '../engine/time.ts';
import type { Actor, Place, Report, Self } from './actor.ts';
import type { ActorSystem } from './actor-system.ts';
import type { Cell, Channel } from './channel.ts';
import { checkReport } from './check-report.ts';

/**
 * The one `Self` of a run: the system points it at the actor whose handler is called. A million
 * actors with an object each would cost more than their state.
 */
export class ActorSelf implements Self {
  /** The actor whose handler is being called; `undefined` between handlers. */
  cell: Cell | undefined = undefined;

  constructor(
    private readonly system: ActorSystem,
    private readonly draws: Draws,
  ) {}

  private current(): Cell {
    return this.cell ?? refuse();
  }

  get channel(): Channel {
    return this.current();
  }

  get name(): string {
    return this.current().name;
  }

  get now(): Instant {
    return this.system.engine.now;
  }

  get random(): Draws {
    this.current();
    return this.draws;
  }

  get disk(): Record<string, unknown> {
    return this.system.population.disk(this.current().index);
  }

  send(to: Channel, message: unknown): void {
    this.system.send(this.current(), to, message);
  }

  after(delay: Duration, timer: unknown): void {
    this.system.timers.set(this.current(), delay, timer, false);
  }

  every(period: Duration, timer: unknown): void {
    this.system.timers.set(this.current(), period, timer, true);
  }

  cancel(timer: unknown): boolean {
    return this.system.timers.cancel(this.current(), timer);
  }

  spawn(name: string, actor: Actor<never, never>, place: Place = {}): Channel {
    const { zone = this.system.zones.of(this.channel) } = place;
    const cell = this.system.declare(name, zone);
    this.system.start(cell, actor as Actor<unknown, unknown>);
    return cell;
  }

  leave(): void {
    this.system.leave(this.current());
  }

  stop(): void {
    this.current();
    this.system.isStopped = true;
    this.system.engine.halt();
  }

  report(report: Report): void {
    const cell = this.current();
    const { engine, observation, zones } = this.system;
    const { now } = engine;
    const zone = report.kind === 'node' ? zones.of(cell) : undefined;
    checkReport(report, cell.name, zone, now);
    if (report.kind === 'span') {
      return observation.tell((observer) => observer.span?.(report, cell, now));
    }
    const heard = zone === undefined ? report : { ...report, zone };
    observation.tell((observer) => observer.report?.(heard, cell, now));
  }

  count(name: string): void {
    this.current();
    this.system.counters.add(name);
  }

  log(text: string): void {
    const cell = this.current();
    const { now } = this.system.engine;
    this.system.observation.tell((observer) => observer.log?.(text, cell, now));
  }
}

function refuse(): never {
  throw new SimulationError('misuse', 'self was used outside of a handler of its actor');
}
