import type { Channel } from '../actors/channel.ts';
import { SimulationError } from '../data/errors.ts';
import { quote } from '../data/names.ts';
import { shown } from '../data/shown.ts';
import type { Property } from '../run/property.ts';
import type { WorldView } from '../run/world-view.ts';
import { type ActorClass, readFlag } from './condition.ts';
import { checkFunction, define, type Named, parted, refuse } from './definition.ts';
import { stateOf } from './each.ts';
import { FAILED, Judging } from './judging.ts';
import { Kin } from './kin.ts';

/** Values that have an order of their own. */
type Ordered = number | bigint | string | undefined;

export interface MonotoneOptions {
  /** `life`, the default: a value may start anew after a restart. `lives`: it may not. */
  readonly across?: 'life' | 'lives';
}

export interface OrderOptions<Value> extends MonotoneOptions {
  /** Whether `later` may follow `earlier`. Write the types of its parameters. */
  readonly order: (earlier: Value, later: Value) => boolean;
}

interface GivenOptions<Value> extends MonotoneOptions {
  readonly order?: OrderOptions<Value>['order'] | undefined;
}

/**
 * A value of an actor's state that never falls, looked at after each of the actor's events. While it
 * is `undefined`, there is no value to compare.
 * @throws bad-argument for wrong arguments.
 */
export function monotone<State extends object>(
  name: string,
  actorClass: ActorClass<State>,
  value: (state: State) => Ordered,
): Property;
export function monotone<State extends object>(
  name: string,
  actorClass: ActorClass<State>,
  options: MonotoneOptions & { readonly order?: undefined },
  value: (state: State) => Ordered,
): Property;
export function monotone<State extends object, Value>(
  name: string,
  actorClass: ActorClass<State>,
  options: OrderOptions<Value>,
  value: (state: State) => Value | undefined,
): Property;
export function monotone<State extends object, Value>(
  name: string,
  actorClass: ActorClass<State>,
  given: GivenOptions<Value> | ((state: State) => Value | undefined),
  last?: (state: State) => Value | undefined,
): Property {
  checkFunction('monotone', name, 'class', actorClass);
  const { options, condition: value } = parted<
    GivenOptions<Value>,
    (state: State) => Value | undefined
  >('monotone', name, given, last);
  const { across = 'life', order } = options;
  if (across !== 'life' && across !== 'lives') {
    throw refuse('monotone', name, 'across', across, 'life or lives');
  }
  if (order !== undefined) checkFunction('monotone', name, 'order', order);
  return define(
    'monotone',
    name,
    (named, world) => new Monotone(named, world, { actorClass, value, across, order }),
  );
}

interface Law<State extends object, Value> {
  readonly actorClass: ActorClass<State>;
  readonly value: (state: State) => Value | undefined;
  readonly across: 'life' | 'lives';
  readonly order: OrderOptions<Value>['order'] | undefined;
}

class Monotone<State extends object, Value> extends Judging {
  /** The last value of each actor's life, by the actor; across lives, by its channel. */
  private readonly kin: Kin<State>;
  private readonly values = new WeakMap<object, { last: Value }>();

  constructor(
    property: Named,
    world: WorldView,
    private readonly law: Law<State, Value>,
  ) {
    super(property, world);
    this.kin = new Kin(law.actorClass);
  }

  acted(channel: Channel): void {
    if (this.isBroken) return;
    const { value, across } = this.law;
    const state = stateOf(channel, this.world);
    if (!this.kin.has(state)) return;
    // It is called for each event of a run, so that it makes no function.
    let later: Value | undefined;
    try {
      later = value(state);
    } catch (error) {
      return this.fail(error, channel.name);
    }
    if (later === undefined) return;
    const holder = across === 'life' ? state : channel;
    const before = this.values.get(holder);
    if (before === undefined) this.values.set(holder, { last: later });
    else this.compare(before, later, channel);
  }

  private compare(before: { last: Value }, later: Value, { name }: Channel): void {
    const { order } = this.law;
    const earlier = before.last;
    before.last = later;
    const isOrdered =
      order === undefined
        ? isNotBelow(earlier, later, this.property.name)
        : this.call(() => order(earlier, later), name);
    if (isOrdered === FAILED) return;
    this.evaluated += 1;
    if (readFlag(isOrdered, this.property.name)) this.held += 1;
    else this.break(`it falls from ${shown(earlier)} to ${shown(later)}`, name);
  }
}

/** @throws bad-model for values that have no order of their own. */
function isNotBelow(earlier: unknown, later: unknown, name: string): boolean {
  if (isOrdered(earlier) && isOrdered(later) && typeof earlier === typeof later) {
    return earlier <= later;
  }
  throw new SimulationError(
    'bad-model',
    `property ${quote(name)}: got a value of ${shown(later)} after ${shown(earlier)}, expected two numbers or two texts, or the option order`,
  );
}

const isOrdered = (value: unknown): value is number | bigint | string =>
  typeof value === 'number' || typeof value === 'bigint' || typeof value === 'string';
