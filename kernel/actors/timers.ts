import type { DataHash } from '../data/hash.ts';
import { type Duration, type Instant, isDelay } from '../data/time.ts';
import type { Engine } from '../engine/engine.ts';
import { EventKind, NONE } from '../queue/event-store.ts';
import type { Address } from './address.ts';
import type { FrozenData } from './frozen-data.ts';
import type { Deferrals, Hardships } from './hardships.ts';
import { refuseDelay, refuseInstant, refuseTimer } from './refusals.ts';
import { Repeat, TimerTable } from './timer-table.ts';

/** A key that keeps timers apart from other children of an event. It is part of the laws. */
const TIMER_KEY = 0x6c078965;

/** Sets, replaces, cancels and fires the timers of a run's actors. */
export class Timers {
  private readonly table: TimerTable;
  /** Set if any clock of the run may be wrong. */
  private readonly clocks: Hardships | undefined;

  constructor(
    private readonly engine: Engine,
    private readonly hash: DataHash,
    private readonly frozenData: FrozenData | undefined,
    private readonly deferrals: Deferrals,
    hardships: Hardships | undefined,
  ) {
    this.clocks = hardships?.hasClocks === true ? hardships : undefined;
    this.table = new TimerTable(engine.store);
  }

  /**
   * @throws misuse for a delay that is not a whole number from 0 (from 1 for a period) or that
   * leads past the end of time; and for a timer that is not plain data.
   */
  set(actor: Address, delay: Duration, timer: unknown, isPeriodic: boolean): void {
    const { engine } = this;
    if (!isDelay(delay, isPeriodic ? 1 : 0, engine.now)) refuseDelay(actor, delay, isPeriodic);
    const { high, low } = this.hashOf(actor, timer);
    this.frozenData?.note(actor, timer, 'set as a timer');
    if (actor.living === undefined) return;
    const pending = this.table.find(actor.index, low, timer);
    if (pending !== NONE) this.drop(pending, actor.index);
    const keyHigh = high ^ TIMER_KEY;
    const kind = isPeriodic ? EventKind.periodic : EventKind.timer;
    const payload = isPeriodic ? new Repeat(timer, delay, keyHigh, low) : timer;
    const trueDelay = this.clocks === undefined ? delay : this.trueDelay(actor, delay);
    const slot = engine.schedule(kind, trueDelay, actor, keyHigh, low, payload);
    this.table.add(slot, actor.index, low);
  }

  /** Sets a timer that is due at an instant. @throws misuse as `set`, and for an instant that has passed. */
  setAt(actor: Address, at: Instant, timer: unknown): void {
    const now = this.clocks?.localAt(actor, this.engine.now) ?? this.engine.now;
    if (!Number.isSafeInteger(at) || at < now) refuseInstant(actor, at, now);
    this.set(actor, at - now, timer, false);
  }

  /** The hash of a timer's data, which finds it in the table. */
  private hashOf(actor: Address, timer: unknown): DataHash {
    const hash = this.hash.of(timer);
    if (hash.hasProblem || timer === undefined) refuseTimer(actor, timer);
    return hash;
  }

  /** Cancels the pending timer with equal data; false if there is none. */
  cancel(actor: Address, timer: unknown): boolean {
    const slot = this.table.find(actor.index, this.hashOf(actor, timer).low, timer);
    if (slot === NONE) return false;
    this.drop(slot, actor.index);
    return true;
  }

  cancelAll(actor: Address): void {
    for (;;) {
      const slot = this.table.first(actor.index);
      if (slot === NONE) return;
      this.drop(slot, actor.index);
    }
  }

  /** Returns the data of the timer that is due. A repeating one is set again, so that its handler can cancel it. */
  due(slot: number, actor: Address, isPeriodic: boolean): unknown {
    const { engine } = this;
    const payload = engine.store.payload(slot);
    const deferred = this.deferrals.take(slot);
    if (!isPeriodic) {
      this.end(slot, actor.index);
      return payload;
    }
    const { keyHigh, keyLow, period, timer } = payload as Repeat;
    let delay = period;
    if (deferred !== undefined || this.clocks !== undefined) {
      delay = this.nextDelay(actor, deferred?.due ?? engine.now, period);
    }
    // The next firing would come after the end of time.
    if (!isDelay(delay, 0, engine.now)) {
      this.end(slot, actor.index);
      return timer;
    }
    engine.repeat(slot, delay, keyHigh, keyLow);
    return timer;
  }

  private end(slot: number, actor: number): void {
    this.table.remove(slot, actor);
    this.engine.store.release(slot);
  }

  /** Converts a delay on the actor's own clock to true time. */
  private trueDelay(actor: Address, delay: Duration): Duration {
    const { engine, clocks } = this;
    if (clocks === undefined) return delay;
    const { now } = engine;
    const trueDelay = clocks.trueAt(actor, clocks.localAt(actor, now) + delay, now) - now;
    if (trueDelay !== delay) clocks.tally.add('drifted');
    return trueDelay;
  }

  /** When a repeating timer that was due at `due` fires next: the periods that have passed count as one, and its phase stays. */
  private nextDelay(actor: Address, due: Instant, period: Duration): Duration {
    const { now } = this.engine;
    const late = this.clocks
      ? this.clocks.localAt(actor, now) - this.clocks.localAt(actor, due)
      : now - due;
    const count = Math.max(1, Math.ceil(late / period));
    return this.trueDelay(actor, count * period - late);
  }

  private drop(slot: number, actor: number): void {
    this.deferrals.take(slot);
    this.table.remove(slot, actor);
    this.engine.store.setPayload(slot, undefined);
    this.engine.queue.remove(slot);
  }
}
