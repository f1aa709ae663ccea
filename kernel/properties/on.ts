import type { ObservedEvent } from '../actors/observer.ts';
import type { Property } from '../run/property.ts';
import type { WorldView } from '../run/world-view.ts';
import type { Finding, Remembering } from './condition.ts';
import { define, type Named, newMemory, parted } from './definition.ts';
import { Judging } from './judging.ts';

/** A condition on an event that an actor has just handled. */
export type EventCondition<Memory = undefined> = (
  event: ObservedEvent,
  memory: Memory,
  world: WorldView,
) => Finding;

/**
 * A condition on each event, evaluated after its handler. With a memory it judges the history: that
 * no term has two leaders, for example. It is not called for messages that are dropped.
 * @throws bad-argument for wrong arguments.
 */
export function on(name: string, condition: EventCondition): Property;
export function on<Memory>(
  name: string,
  options: Remembering<Memory>,
  condition: EventCondition<Memory>,
): Property;
export function on<Memory>(
  name: string,
  given: Remembering<Memory> | EventCondition<Memory>,
  last?: EventCondition<Memory>,
): Property {
  const { options, condition } = parted<Remembering<Memory>, EventCondition<Memory>>(
    'on',
    name,
    given,
    last,
  );
  return define('on', name, (named, world) => new On(named, world, condition, newMemory(options)));
}

class On<Memory> extends Judging {
  constructor(
    property: Named,
    world: WorldView,
    private readonly condition: EventCondition<Memory>,
    private readonly memory: Memory,
  ) {
    super(property, world);
  }

  handled(event: ObservedEvent): void {
    if (this.isBroken) return;
    // It is called for each event of a run, so that it makes no function.
    let finding: unknown;
    try {
      finding = this.condition(event, this.memory, this.world);
    } catch (error) {
      return this.fail(error, event.to.name);
    }
    this.take(finding, event.to.name);
  }
}
