import type { DropReason } from './observer.ts';
import type { Hindrance, Tally } from './tally.ts';

/** The counts of a run. At every instant, sent + duplicated = delivered + dropped (summed over reasons) + inFlight. */
export interface Counts {
  /** Addresses that were ever named, also those without an actor. */
  readonly actors: number;
  readonly left: number;
  readonly sent: number;
  /** Further copies of messages, which the network made. */
  readonly duplicated: number;
  readonly delivered: number;
  /** Dropped messages by reason: `gone` where nobody lived, `lost`, `cut`, `broken`, or another of a network of your own. `gone` is always present. */
  readonly dropped: Readonly<Record<DropReason, number>>;
  readonly inFlight: number;
  /** Lives that a fault ended, and lives that began again after one. */
  readonly crashes: number;
  readonly restarts: number;
  /**
   * What planned faults did besides; absent in a run without them: messages that were `delayed`,
   * `reordered`, `slowed` or `held`, events that a pause put off (`paused`), timers whose time
   * `drifted`, and readings of a `wall` clock that was off.
   */
  readonly hindered?: Readonly<Partial<Record<Hindrance, number>>>;
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
  duplicated = 0;
  crashes = 0;
  restarts = 0;
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

  constructor(private readonly tally: Tally | undefined) {}

  read(actors: number, ties: number): Counts {
    const { tally } = this;
    const { left, sent, duplicated, delivered, dropped, crashes, restarts, timers, model } = this;
    const droppedCount = Object.values(dropped).reduce((sum, count) => sum + count, 0);
    const inFlight = sent + duplicated - delivered - droppedCount;
    return {
      actors,
      left,
      sent,
      duplicated,
      delivered,
      dropped: { ...dropped },
      inFlight,
      crashes,
      restarts,
      ...(tally !== undefined && { hindered: tally.read() }),
      timers,
      ties,
      model: { ...model },
    };
  }
}
