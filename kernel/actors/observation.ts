import type { Engine } from '../engine/engine.ts';
import { hex64 } from '../engine/mix.ts';
import type { Cell } from './channel.ts';
import { promiseWatch } from './guards/promise-watch.ts';
import type { DropReason, ObservedEvent, Observer } from './observer.ts';

/** Carries what an observer threw through the handler that it listened to. */
export class ObserverFailed extends Error {
  constructor(override readonly cause: unknown) {
    super('an observer failed');
  }
}

/** Tells a run's observers what happens in it. */
export class Observation {
  /** Whether any observer listens to events, which cost an object each. */
  readonly hasEvents: boolean;
  private failure: ObserverFailed | undefined = undefined;

  constructor(
    private readonly engine: Engine,
    private readonly observers: readonly Observer[],
  ) {
    this.hasEvents = observers.some(({ event }) => event !== undefined);
  }

  /** Whether an observer has thrown. */
  get hasFailed(): boolean {
    return this.failure !== undefined;
  }

  /** @throws ObserverFailed if an observer has thrown, and the actor that it listened to has caught it. */
  check(): void {
    if (this.failure !== undefined) throw this.failure;
  }

  /** The event being handled. */
  event(
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
    promiseWatch.aside += 1;
    try {
      for (const observer of this.observers) listen(observer);
    } catch (error) {
      // Kept, since an actor may catch what comes out of its own call.
      this.failure = new ObserverFailed(error);
      this.engine.halt();
      throw this.failure;
    } finally {
      promiseWatch.aside -= 1;
    }
  }
}
