import { isAddress } from '../actors/address.ts';
import type { Channel } from '../actors/channel.ts';
import type { Property } from '../run/property.ts';
import type { ActorView, WorldView } from '../run/world-view.ts';
import type { ActorClass, Finding, Remembering } from './condition.ts';
import { checkFunction, define, type Named, newMemory, parted } from './definition.ts';
import { Judging } from './judging.ts';
import { Kin } from './kin.ts';

/** A condition on the state of one actor. */
export type StateCondition<State, Memory = undefined> = (
  state: State,
  view: ActorView,
  memory: Memory,
) => Finding;

/**
 * A condition on the state of each actor of a class, evaluated after each event that the actor has
 * handled. It is cheap for any number of actors. `view` has the actor's name, life, zone and disk; do
 * not keep it, since the next actor has the same one.
 * @throws bad-argument for wrong arguments.
 */
export function each<State extends object>(
  name: string,
  actorClass: ActorClass<State>,
  condition: StateCondition<State>,
): Property;
export function each<State extends object, Memory>(
  name: string,
  actorClass: ActorClass<State>,
  options: Remembering<Memory>,
  condition: StateCondition<State, Memory>,
): Property;
export function each<State extends object, Memory>(
  name: string,
  actorClass: ActorClass<State>,
  given: Remembering<Memory> | StateCondition<State, Memory>,
  last?: StateCondition<State, Memory>,
): Property {
  checkFunction('each', name, 'class', actorClass);
  const { options, condition } = parted<Remembering<Memory>, StateCondition<State, Memory>>(
    'each',
    name,
    given,
    last,
  );
  return define(
    'each',
    name,
    (named, world) => new Each(named, world, actorClass, condition, newMemory(options)),
  );
}

/** The state of the actor that has just handled an event, also if it has left in its handler. */
export const stateOf = (channel: Channel, world: WorldView): object | undefined =>
  (isAddress(channel) ? channel.living : undefined) ?? world.actor(channel.name)?.actor;

class Each<State extends object, Memory> extends Judging {
  private readonly kin: Kin<State>;
  private view: LazyView | undefined;

  constructor(
    property: Named,
    world: WorldView,
    actorClass: ActorClass<State>,
    private readonly condition: StateCondition<State, Memory>,
    private readonly memory: Memory,
  ) {
    super(property, world);
    this.kin = new Kin(actorClass);
  }

  acted(channel: Channel): void {
    if (this.isBroken) return;
    const state = stateOf(channel, this.world);
    if (!this.kin.has(state)) return;
    this.view ??= new LazyView(channel, this.world);
    this.view.channel = channel;
    // It is called for each event of a run, so that it makes no function.
    let finding: unknown;
    try {
      finding = this.condition(state, this.view, this.memory);
    } catch (error) {
      return this.fail(error, channel.name);
    }
    this.take(finding, channel.name);
  }
}

/** The view of the actor that is judged. It reads the world when it is asked, since few conditions ask. */
class LazyView implements ActorView {
  readonly #world: WorldView;

  constructor(
    public channel: Channel,
    world: WorldView,
  ) {
    this.#world = world;
  }

  get name(): string {
    return this.channel.name;
  }

  get actor(): ActorView['actor'] {
    return stateOf(this.channel, this.#world);
  }

  get life(): ActorView['life'] {
    return this.#world.actor(this.name)?.life ?? 'gone';
  }

  get isPaused(): boolean {
    return this.#world.actor(this.name)?.isPaused ?? false;
  }

  get zone(): ActorView['zone'] {
    return this.#world.actor(this.name)?.zone;
  }

  get disk(): ActorView['disk'] {
    return this.#world.actor(this.name)?.disk ?? new Map();
  }
}
