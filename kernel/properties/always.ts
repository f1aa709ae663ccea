import type { Duration, Instant } from '../data/time.ts';
import type { Property } from '../run/property.ts';
import type { WorldView } from '../run/world-view.ts';
import { type Remembering, readAnswer, readNever, type WorldCondition } from './condition.ts';
import { checkDuration, define, type Named, newMemory, parted } from './definition.ts';
import { Judging } from './judging.ts';

/**
 * When a condition on the world is evaluated: after each event that an actor has handled, after each
 * instant, or after an instant at most once per so much virtual time, and at the end.
 */
export type Every = 'event' | 'instant' | Duration;

export interface TimedOptions<Memory> extends Remembering<Memory> {
  /** The default is `'event'`. A condition that looks at all actors is cheaper at longer times. */
  readonly every?: Every;
}

/**
 * A condition that is true at all times. It returns `true`, or why it is not true.
 * @throws bad-argument for wrong arguments.
 */
export function always(name: string, condition: WorldCondition): Property;
export function always<Memory>(
  name: string,
  options: TimedOptions<Memory>,
  condition: WorldCondition<Memory>,
): Property;
export function always<Memory>(
  name: string,
  given: TimedOptions<Memory> | WorldCondition<Memory>,
  last?: WorldCondition<Memory>,
): Property {
  return overTime('always', name, given, last);
}

/**
 * A condition that is never true. It returns `false`, or else `true` or a text that says how it is
 * true.
 * @throws bad-argument for wrong arguments.
 */
export function never(name: string, condition: WorldCondition): Property;
export function never<Memory>(
  name: string,
  options: TimedOptions<Memory>,
  condition: WorldCondition<Memory>,
): Property;
export function never<Memory>(
  name: string,
  given: TimedOptions<Memory> | WorldCondition<Memory>,
  last?: WorldCondition<Memory>,
): Property {
  return overTime('never', name, given, last);
}

function overTime<Memory>(
  kind: 'always' | 'never',
  name: string,
  given: TimedOptions<Memory> | WorldCondition<Memory>,
  last: WorldCondition<Memory> | undefined,
): Property {
  const { options, condition } = parted<TimedOptions<Memory>, WorldCondition<Memory>>(
    kind,
    name,
    given,
    last,
  );
  const every = readEvery(kind, name, options.every);
  const read = kind === 'always' ? readAnswer : readNever;
  return define(
    kind,
    name,
    (named, world) => new OverTime(named, world, every, condition, newMemory(options), read),
  );
}

/** The option `every`, `'event'` by default. @throws bad-argument. */
export function readEvery(kind: string, name: string, every: Every = 'event'): Every {
  if (every !== 'event' && every !== 'instant') checkDuration(kind, name, 'every', every, 1);
  return every;
}

class OverTime<Memory> extends Judging {
  readonly acted?: () => void;
  readonly instant?: (at: Instant) => void;
  private dueAt: Instant = 0;
  /** The number of the last event of an instant that was not judged. */
  private skippedAt = -1;

  constructor(
    property: Named,
    world: WorldView,
    every: Every,
    private readonly condition: WorldCondition<Memory>,
    private readonly memory: Memory,
    private readonly read: typeof readAnswer,
  ) {
    super(property, world);
    if (every === 'event') this.acted = () => this.judge();
    else if (every === 'instant') this.instant = () => this.judge();
    else this.instant = (at) => this.judgeEvery(every, at);
  }

  ended(): void {
    if (this.skippedAt === this.world.eventCount) this.judge();
  }

  private judgeEvery(every: Duration, at: Instant): void {
    if (at < this.dueAt) {
      this.skippedAt = this.world.eventCount;
      return;
    }
    this.dueAt = at + every;
    this.judge();
  }

  private judge(): void {
    if (this.isBroken) return;
    // It may be called for each event of a run, so that it makes no function.
    let finding: unknown;
    try {
      finding = this.condition(this.world, this.memory);
    } catch (error) {
      return this.fail(error);
    }
    this.take(finding, undefined, this.read);
  }
}
