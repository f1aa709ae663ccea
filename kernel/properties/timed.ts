import type { Duration, Instant } from '../data/time.ts';
import type { WorldView } from '../run/world-view.ts';
import { checkDuration, type Named } from './definition.ts';
import { Judging } from './judging.ts';

/**
 * When a condition on the world is evaluated: after each event that an actor has handled, after each
 * instant, or after an instant at most once per so much virtual time, and at the end.
 */
export type Every = 'event' | 'instant' | Duration;

/** The option `every`, `'event'` by default. @throws bad-argument. */
export function readEvery(kind: string, name: string, every: Every = 'event'): Every {
  if (every !== 'event' && every !== 'instant') checkDuration(kind, name, 'every', every, 1);
  return every;
}

/** At most once per so much virtual time, whether something is due. */
export class Pace {
  private dueAt: Instant = 0;

  constructor(private readonly every: Duration) {}

  /** Whether it is due at this instant. Then the next time is later. */
  isDue(at: Instant): boolean {
    if (at < this.dueAt) return false;
    this.dueAt = at + this.every;
    return true;
  }
}

/** Judges the world as often as its option `every` says. */
export abstract class Timed extends Judging {
  readonly acted?: () => void;
  readonly instant?: (at: Instant) => void;
  /** The number of the last event of an instant that was not judged. */
  private skippedAt = -1;

  constructor(property: Named, world: WorldView, every: Every) {
    super(property, world);
    if (every === 'event') this.acted = () => this.judge();
    else if (every === 'instant') this.instant = () => this.judge();
    else {
      const pace = new Pace(every);
      this.instant = (at) => {
        if (pace.isDue(at)) this.judge();
        else this.skippedAt = this.world.eventCount;
      };
    }
  }

  protected abstract judge(): void;

  ended(): void {
    if (this.skippedAt === this.world.eventCount) this.judge();
  }
}
