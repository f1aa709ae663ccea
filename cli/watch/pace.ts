import { nextBatch } from './batch-size.ts';
import type { Speed } from './questions.ts';

/** Where a run stands: the instants of its last and of its next event. */
export interface Stand {
  readonly event: number;
  readonly at: number;
  readonly nextAt?: number | undefined;
}

/** What to advance by: so many events at most, and none at `until` or later. */
export interface Due {
  readonly events: number;
  readonly until?: number;
}

/** After a pause of whoever plays it, a run goes on where it was. */
const PASSED_MAX_MS = 250;
const SECOND_US = 1_000_000;
/** At up to this speed, in events a second, the clock moves between two events. */
const SMOOTH_MAX = 60;
const STILL: Speed = { of: 'events', rate: 0 };

/** Tells how much of a run is due as wall time passes. What was not done in time is left out. */
export class Pace {
  /** `undefined` until somebody has set it. Until then, nothing is due. */
  speed: Speed | undefined;
  /** The events to play, and the part of the next one that has passed. */
  private credit = 0;
  /** The instant that a run at a speed of virtual time has reached. */
  private reached = 0;

  /** `aimMs`: how long an advance should take. `batch`: of how many events the first one is at most. */
  constructor(
    private readonly aimMs: number,
    private batch: number,
  ) {}

  /** It plays from an instant on. */
  begin(at: number): void {
    this.credit = 0;
    this.reached = at;
  }

  /** Some wall time has passed while it plays. */
  pass(wallMs: number): void {
    const { of, rate } = this.speed ?? STILL;
    const seconds = Math.min(wallMs, PASSED_MAX_MS) / 1000;
    if (of === 'time') this.reached += seconds * rate * SECOND_US;
    else if (rate === Number.POSITIVE_INFINITY) this.credit = this.most;
    else this.credit = Math.min(this.credit + seconds * rate, this.most);
  }

  /** What is due now; `undefined` for nothing. */
  due({ nextAt }: Stand): Due | undefined {
    if (this.speed?.of === 'time') {
      const isDue = nextAt === undefined || nextAt <= this.reached;
      return isDue ? { events: this.batch, until: Math.floor(this.reached) + 1 } : undefined;
    }
    const events = Math.floor(Math.min(this.credit, this.batch));
    return events >= 1 ? { events } : undefined;
  }

  /** The run has advanced by what was due, from one stand to another. */
  done({ events }: Due, { from, to, tookMs }: { from: Stand; to: Stand; tookMs: number }): void {
    this.credit = Math.max(0, this.credit - events);
    const isWhole = to.event - from.event >= this.batch;
    if (isWhole) this.batch = nextBatch(this.batch, tookMs, this.aimMs);
    if (isWhole) this.reached = Math.min(this.reached, to.nextAt ?? to.at);
  }

  /** The instant to show of a run that plays. It moves towards the next event, unless the speed is high. */
  instant({ at, nextAt = at }: Stand): number {
    const { of, rate } = this.speed ?? STILL;
    if (of === 'time') return Math.max(at, Math.min(nextAt, this.reached));
    return rate > SMOOTH_MAX
      ? halfway({ at, nextAt })
      : at + (nextAt - at) * Math.min(1, this.credit);
  }

  private get most(): number {
    return Math.max(2, this.batch);
  }
}

/** The instant to show of a run that rests: halfway to its next event, so that messages are on their way. */
export const halfway = ({ at, nextAt = at }: Pick<Stand, 'at' | 'nextAt'>): number =>
  at + (nextAt - at) / 2;
