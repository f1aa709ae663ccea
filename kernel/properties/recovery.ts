import { type Duration, formatDuration, type Instant } from '../data/time.ts';
import type { WorldView } from '../run/world-view.ts';
import { readFlag, type WorldCondition } from './condition.ts';
import { checkDuration, checkFunction, type Named } from './definition.ts';
import { FAILED, Judging } from './judging.ts';
import { type Every, Pace } from './timed.ts';

/** Options of a property that judges how a run recovers from its faults. */
export interface RecoveryOptions {
  /**
   * The time after the last fault has ended and the last operation has arrived; in a run without
   * either, after the start.
   */
  readonly within: Duration;
  /**
   * Evaluates after each instant (`'instant'`, the default), or after an instant at most once per so
   * much virtual time, and at the end. A condition that looks at all actors is cheaper so.
   */
  readonly every?: Exclude<Every, 'event'>;
  /** Only states in which this is true are judged: a majority lives, for example. */
  readonly provided?: (world: WorldView) => boolean;
}

/** @throws bad-argument. */
export function checkRecovery(
  kind: string,
  name: string,
  { every, within, provided }: RecoveryOptions,
): void {
  checkDuration(kind, name, 'within', within, 0);
  if (every !== undefined && every !== 'instant') checkDuration(kind, name, 'every', every, 1);
  if (provided !== undefined) checkFunction(kind, name, 'provided', provided);
}

/** Judges the world after each instant of a time that depends on the last heal. */
export abstract class Recovery extends Judging {
  private healed: Instant | undefined;
  private readonly pace: Pace | undefined;

  constructor(
    property: Named,
    world: WorldView,
    protected readonly options: RecoveryOptions,
    private readonly condition: WorldCondition<undefined>,
  ) {
    super(property, world);
    const { every = 'instant' } = options;
    this.pace = every === 'instant' ? undefined : new Pace(every);
  }

  /** Whether the condition is evaluated after this instant, as far as `every` says. */
  protected isPaced(at: Instant): boolean {
    return this.pace?.isDue(at) ?? true;
  }

  /** When the last fault has ended and the last operation has arrived: from then on nothing comes from outside. */
  protected get healedAt(): Instant {
    this.healed ??= Math.max(this.world.healedAt, this.world.lastOperationAt);
    return this.healed;
  }

  /** The last instant at which the condition may become true. */
  protected get dueAt(): Instant {
    return this.healedAt + this.options.within;
  }

  /** Evaluates the condition, unless `provided` is false: then it returns `undefined`. */
  protected judge(): true | string | typeof FAILED | undefined {
    const { options, property, world } = this;
    const { provided } = options;
    if (provided !== undefined) {
      const isProvided = this.call(() => provided(world));
      if (isProvided === FAILED) return FAILED;
      if (!readFlag(isProvided, property.name)) return undefined;
    }
    return this.evaluate(() => this.condition(world, undefined));
  }

  /** Why the run did not come far enough; `undefined` if it did, or if nothing more could happen. */
  protected get early(): string | undefined {
    const { dueAt, world } = this;
    const reason = world.ending?.reason;
    if (world.now > dueAt || reason === 'idle' || reason === 'stopped') return undefined;
    return `the run has come to ${formatDuration(world.now)}, it is due after ${formatDuration(dueAt)}`;
  }

  /** Why nothing was judged, though the time for it has come. */
  protected get neverProvided(): string {
    return 'what it is provided for was never true';
  }
}
