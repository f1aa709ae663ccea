import type { Property } from '../run/property.ts';
import type { WorldView } from '../run/world-view.ts';
import type { TimedOptions } from './always.ts';
import type { WorldCondition } from './condition.ts';
import { define, type Named, newMemory, parted } from './definition.ts';
import { type Every, readEvery, Timed } from './timed.ts';

/**
 * A condition that is true at some time in some run. A run in which it never is true breaks nothing:
 * its verdict is `inconclusive`. After the condition was true, it is not evaluated again.
 * @throws bad-argument for wrong arguments.
 */
export function sometimes(name: string, condition: WorldCondition): Property;
export function sometimes<Memory>(
  name: string,
  options: TimedOptions<Memory>,
  condition: WorldCondition<Memory>,
): Property;
export function sometimes<Memory>(
  name: string,
  given: TimedOptions<Memory> | WorldCondition<Memory>,
  last?: WorldCondition<Memory>,
): Property {
  const { options, condition } = parted<TimedOptions<Memory>, WorldCondition<Memory>>(
    'sometimes',
    name,
    given,
    last,
  );
  const every = readEvery('sometimes', name, options.every);
  return define(
    'sometimes',
    name,
    (named, world) => new Sometimes(named, world, every, condition, newMemory(options)),
  );
}

class Sometimes<Memory> extends Timed {
  private why = 'nothing happened';

  constructor(
    property: Named,
    world: WorldView,
    every: Every,
    private readonly condition: WorldCondition<Memory>,
    private readonly memory: Memory,
  ) {
    super(property, world, every);
  }

  override ended(): void {
    this.judge();
  }

  protected override open(): string | undefined {
    return this.held > 0 ? undefined : `it was never true: ${this.why}`;
  }

  protected judge(): void {
    if (this.isBroken || this.held > 0) return;
    const found = this.evaluate(() => this.condition(this.world, this.memory));
    if (typeof found === 'string') this.why = `at the end ${found}`;
  }
}
