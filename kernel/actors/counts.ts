import type { DropReason } from './observer.ts';

/** The counts of a run. At every instant, sent = delivered + dropped (summed over reasons) + inFlight. */
export interface Counts {
  /** Addresses that were ever named, also those without an actor. */
  readonly actors: number;
  readonly left: number;
  readonly sent: number;
  readonly delivered: number;
  /** Dropped messages by reason. `gone` is always present. */
  readonly dropped: Readonly<Record<DropReason, number>>;
  readonly inFlight: number;
  /** Timers that fired. */
  readonly timers: number;
  /** Events that happened at the instant of the previous event. */
  readonly ties: number;
  /** The counters of `self.count`, by name. */
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
