import type { Property } from '../run/property.ts';
import type { WorldView } from '../run/world-view.ts';
import { type Remembering, readAnswer, readNever, type WorldCondition } from './condition.ts';
import { define, type Named, newMemory, parted } from './definition.ts';
import { type Every, readEvery, Timed } from './timed.ts';

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

class OverTime<Memory> extends Timed {
  constructor(
    property: Named,
    world: WorldView,
    every: Every,
    private readonly condition: WorldCondition<Memory>,
    private readonly memory: Memory,
    private readonly read: typeof readAnswer,
  ) {
    super(property, world, every);
  }

  protected judge(): void {
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
