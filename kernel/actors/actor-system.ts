import { Draws } from '../engine/draws.ts';
import { Engine, type EngineOptions, type EventHandler } from '../engine/engine.ts';
import { SimulationError, unreachable } from '../engine/errors.ts';
import { EventKind, NONE } from '../engine/event-store.ts';
import { DataHash } from '../engine/hash.ts';
import { hex64 } from '../engine/mix.ts';
import { purposeKey } from '../engine/seed.ts';
import { type Duration, formatDuration, type Instant } from '../engine/time.ts';
import type { Actor } from './actor.ts';
import { ActorSelf } from './actor-self.ts';
import { Cell, type Channel } from './channel.ts';
import { Counters } from './counts.ts';
import type { Network } from './network.ts';
import type { DropReason, ObservedEvent, Observer } from './observer.ts';
import { Repeat, TimerTable } from './timer-table.ts';

/** What tells the children of one event apart by kind, beside their target or name. Part of the laws. */
const KEY = { actor: 0x2545f491, message: 0, timer: 0x6c078965, start: 0x1b873593 };

export interface ActorSystemOptions extends EngineOptions {
  /** Without one, messages arrive at the instant they are sent, in order. */
  readonly network?: Network | undefined;
  readonly observers: readonly Observer[];
}

/** Carries what an observer threw through the handler that it listened to. */
export class ObserverFailed extends Error {
  constructor(override readonly cause: unknown) {
    super('an observer failed');
  }
}

/** The actors of a run on its engine: delivers events to their handlers and does what these ask for. */
export class ActorSystem implements EventHandler {
  readonly engine: Engine;
  readonly cells: Cell[] = [];
  readonly counters = new Counters();
  readonly observers: readonly Observer[];
  /** Whether an actor ended the run. */
  isStopped = false;
  private readonly self: ActorSelf;
  private readonly draws: Draws;
  private readonly latencyDraws: Draws;
  private readonly timers: TimerTable;
  private readonly hash = new DataHash();
  private readonly hasEventObservers: boolean;
  private readonly network: Network | undefined;
  /** What the present handler was called with, for errors. */
  private data: unknown = undefined;

  constructor(options: ActorSystemOptions) {
    this.engine = new Engine(options);
    this.observers = options.observers;
    this.hasEventObservers = options.observers.some(({ event }) => event !== undefined);
    this.network = options.network;
    this.draws = new Draws(purposeKey(options.seed, 'actor'));
    this.latencyDraws = new Draws(purposeKey(options.seed, 'network/latency'));
    this.timers = new TimerTable(this.engine.store);
    this.self = new ActorSelf(this, this.draws);
  }

  /** Makes an endpoint without an actor yet. Its identity follows from what is being handled and its name. */
  declare(name: string): Cell {
    this.hash.of(name);
    const { high, low } = this.engine.child(this.hash.high ^ KEY.actor, this.hash.low);
    const cell = new Cell(name, this.cells.length, high, low);
    this.cells.push(cell);
    this.engine.fingerprint.include(cell);
    return cell;
  }

  /** Puts an actor behind a declared endpoint. An actor without a `start` handler has no start event. */
  start(cell: Cell, actor: Actor<unknown, unknown>): void {
    cell.actor = actor;
    cell.life = 'present';
    if (actor.start === undefined) return;
    this.engine.schedule(
      EventKind.start,
      this.engine.now,
      cell.index,
      cell.idHigh ^ KEY.start,
      cell.idLow,
      undefined,
    );
  }

  send(from: Cell, to: Channel, message: unknown): void {
    const { engine } = this;
    if (!(to instanceof Cell)) {
      throw new SimulationError('misuse', `${from.name} sends to ${describe(to)}, not a channel`);
    }
    freeze(message);
    const { high, low } = engine.child(to.idHigh ^ KEY.message, to.idLow);
    let at: Instant = engine.now;
    if (this.network !== undefined) {
      at = (at + this.network.latency(from, to, this.latencyDraws.reset(high, low))) as Instant;
    }
    engine.scheduleMessage(EventKind.message, at, to.index, from.index, high, low, message);
    // Not before: what is one too many to be pending is not sent.
    this.counters.sent++;
  }

  setTimer(cell: Cell, delay: Duration, timer: unknown, isPeriodic: boolean): void {
    const { engine, hash } = this;
    const at = (engine.now + delay) as Instant;
    if (!Number.isSafeInteger(at) || delay < (isPeriodic ? 1 : 0)) {
      throw new SimulationError(
        'misuse',
        `${cell.name} sets a timer ${isPeriodic ? 'every' : 'after'} ${delay} us, expected a whole number from ${isPeriodic ? 1 : 0}`,
      );
    }
    if (cell.life === 'gone') return;
    freeze(timer);
    const { high, low } = hash.of(timer);
    const pending = cell.timers === NONE ? NONE : this.timers.find(cell, low, timer);
    if (pending !== NONE) this.drop(pending, cell);
    const kind = isPeriodic ? EventKind.periodic : EventKind.timer;
    const payload = isPeriodic ? new Repeat(timer, delay) : timer;
    const slot = engine.schedule(kind, at, cell.index, high ^ KEY.timer, low, payload);
    this.timers.add(slot, cell, low);
  }

  cancelTimer(cell: Cell, timer: unknown): boolean {
    // As when it is set: the hash of what was hashed last is kept, and must stay true.
    freeze(timer);
    if (cell.timers === NONE) return false;
    const slot = this.timers.find(cell, this.hash.of(timer).low, timer);
    if (slot === NONE) return false;
    this.drop(slot, cell);
    return true;
  }

  leave(cell: Cell): void {
    if (cell.life === 'gone') return;
    cell.life = 'gone';
    this.counters.left++;
    while (cell.timers !== NONE) this.drop(cell.timers, cell);
  }

  private drop(slot: number, cell: Cell): void {
    this.timers.remove(slot, cell);
    this.engine.store.setPayload(slot, undefined);
    this.engine.queue.remove(slot);
  }

  handle(slot: number): void {
    const { engine, self } = this;
    const { store } = engine;
    const cell = this.cells[store.target(slot)];
    const kind = store.kind(slot);
    let data = store.payload(slot);
    this.draws.reset(engine.idHigh, engine.idLow);
    switch (kind) {
      case EventKind.message: {
        const from = this.cells[store.source(slot)];
        store.release(slot);
        if (cell.life !== 'present') return this.dropMessage(cell, from, data);
        this.counters.delivered++;
        // Until it is hashed, the sender answers for it: it may hold a function, or itself.
        self.cell = from;
        this.receive(cell, data);
        self.cell = cell;
        if (this.hasEventObservers) this.observe('message', cell, from, data);
        this.finish(cell.actor?.receive?.(data, from, self));
        return;
      }
      case EventKind.timer:
        this.timers.remove(slot, cell);
        store.release(slot);
        break;
      case EventKind.periodic: {
        const repeat = data as Repeat;
        data = repeat.timer;
        const { high, low } = this.hash.of(data);
        // Before the handler, which may cancel it.
        engine.repeat(slot, (engine.now + repeat.period) as Instant, high ^ KEY.timer, low);
        break;
      }
      case EventKind.start:
        store.release(slot);
        if (cell.life !== 'present') return;
        self.cell = cell;
        this.receive(cell, undefined);
        if (this.hasEventObservers) this.observe('start', cell, undefined, undefined);
        this.finish(cell.actor?.start?.(self));
        return;
      default:
        unreachable(kind);
    }
    this.counters.timers++;
    self.cell = cell;
    this.receive(cell, data);
    if (this.hasEventObservers) this.observe('timer', cell, undefined, data);
    this.finish(cell.actor?.timer?.(data, self));
  }

  /** Takes the event into the actor's part of the fingerprint. */
  private receive(cell: Cell, data: unknown): void {
    this.data = undefined;
    const { engine } = this;
    const { high, low } = this.hash.of(data);
    engine.fingerprint.receive(cell, engine.now, engine.idHigh, engine.idLow, high, low);
    this.data = data;
  }

  private finish(returned: unknown): void {
    const cell = this.self.cell;
    this.self.cell = undefined;
    if (returned === undefined || cell === undefined) return;
    if (typeof (returned as { then?: unknown } | null)?.then === 'function') {
      this.self.cell = cell;
      // Whatever it comes to: unheard, its failure would end the process.
      if (returned instanceof Promise) returned.catch(() => undefined);
      throw new SimulationError('misuse', 'a handler returned a promise: handlers act at once');
    }
  }

  private dropMessage(cell: Cell, from: Cell, data: unknown): void {
    this.counters.dropped.gone++;
    if (this.hasEventObservers) this.observe('message', cell, from, data, 'gone');
  }

  private observe(
    kind: ObservedEvent['kind'],
    to: Cell,
    from: Cell | undefined,
    data: unknown,
    dropped?: DropReason,
  ): void {
    const { engine } = this;
    const event: ObservedEvent = Object.freeze({
      index: engine.eventCount,
      at: engine.now,
      id: hex64(engine.idHigh, engine.idLow),
      cause: hex64(engine.causeHigh, engine.causeLow),
      kind,
      to,
      ...(from !== undefined && { from }),
      ...(kind !== 'start' && { data }),
      ...(dropped !== undefined && { dropped }),
    });
    this.tell((observer) => observer.event?.(event));
  }

  /** Calls each observer. What one throws is no failure of an actor: it is marked, and ends the advance. */
  tell(listen: (observer: Observer) => void): void {
    try {
      for (const observer of this.observers) listen(observer);
    } catch (error) {
      throw new ObserverFailed(error);
    }
  }

  /** The actor whose handler is running or has just thrown. */
  get failing(): Cell | undefined {
    return this.self.cell;
  }

  /** What the handler that is running or has just thrown was called with. */
  get failingData(): unknown {
    return this.data;
  }

  /** Forgets the handler that threw. */
  recover(): void {
    this.self.cell = undefined;
  }

  /** Where the run is: instant and, inside a handler, the actor. */
  where(): string {
    const at = formatDuration(this.engine.now);
    const cell = this.self.cell;
    return cell === undefined ? at : `${at} ${cell.name}`;
  }
}

/** Freezes a message or timer; one that is a channel stays as it is, since the kernel's state is behind it. */
const freeze = (data: unknown): void => {
  if (!(data instanceof Cell)) Object.freeze(data);
};

const describe = (value: unknown): string => {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
};
