import type { DropReason } from './observer.ts';

/** The counts of a run. Always: sent = delivered + dropped (by reason) + in flight. */
export interface Counts {
  /** Addresses that were ever named, whether or not an actor has lived there. */
  readonly actors: number;
  readonly left: number;
  readonly sent: number;
  readonly delivered: number;
  /** By reason; `gone` is always there. */
  readonly dropped: Readonly<Record<DropReason, number>>;
  readonly inFlight: number;
  /** Timers that fired. */
  readonly timers: number;
  /** Events that happened at the instant of the one before. */
  readonly ties: number;
  /** What actors counted themselves, by name. */
  readonly model: Readonly<Record<string, number>>;
}

/** The counters as the run advances. */
export class Counters {
  left = 0;
  sent = 0;
  delivered = 0;
  private readonly dropped: Record<DropReason, number> = Object.assign(Object.create(null), {
    gone: 0,
  });
  timers = 0;
  model: Record<string, number> = Object.create(null);

  add(name: string): void {
    this.model[name] = (this.model[name] ?? 0) + 1;
  }

  drop(reason: DropReason): void {
    this.dropped[reason] = (this.dropped[reason] ?? 0) + 1;
  }

  read(actors: number, ties: number): Counts {
    const { left, sent, delivered, dropped, timers, model } = this;
    const droppedCount = Object.values(dropped).reduce((sum, count) => sum + count, 0);
    const inFlight = sent - delivered - droppedCount;
    return {
      actors,
      left,
      sent,
      delivered,
      dropped: { ...dropped },
      inFlight,
      timers,
      ties,
      model: { ...model },
    };
  }
}
