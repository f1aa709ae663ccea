import fc from 'fast-check';
import { Group } from '../../actors/names.ts';
import type { Operation } from '../../faults/fault.ts';
import { Draws } from '../../random/draws.ts';
import { purposeKey } from '../../random/seed.ts';
import type { Key } from '../../random/threefry.ts';
import type { Model, OperationLaw } from '../../run/model.ts';
import type { StartedActor } from './actors-at-start.ts';
import { KeyedRandom } from './keyed-random.ts';
import { readable, SHARE_MAX } from './scale.ts';

/** An operation that does not know its actor and its message yet. */
export interface OperationDraft {
  /** Numbers the operation among others, and keys the random numbers of its message. */
  readonly key: number;
  /** Chooses the operation among those of the model, modulo their number. */
  readonly law: number;
  /** The share of the window that is over. */
  readonly at: number;
  /** Chooses the actor, modulo those that take the operation. */
  readonly to: number;
}

const KEY_MAX = 99_999;
const KEY = { high: 0, low: 0 };

const draft: fc.Arbitrary<OperationDraft> = fc.record({
  key: fc.noShrink(fc.integer({ min: 1, max: KEY_MAX })),
  law: fc.nat({ max: 999 }),
  at: fc.integer({ min: 0, max: SHARE_MAX }),
  to: fc.nat({ max: 9_999 }),
});

const some = (min: number, max: number): fc.Arbitrary<OperationDraft[]> =>
  fc.uniqueArray(draft, {
    minLength: min,
    maxLength: max,
    selector: ({ key }) => key,
    size: 'max',
  });

/** From one to twenty drafts. Half of the lists have at most four. */
export const operationDrafts: fc.Arbitrary<readonly OperationDraft[]> = fc.oneof(
  { withCrossShrink: true },
  some(1, 4),
  some(5, 20),
);

/** Makes operations of drafts, for the actors that live at the start. An operation that nobody takes is left out. */
export function operationsOf(
  drafts: readonly OperationDraft[],
  { operations = {} }: Model,
  actors: readonly StartedActor[],
  window: number,
): Operation[] {
  const laws = Object.entries(operations);
  if (laws.length === 0) return [];
  return drafts.flatMap((draft) => {
    const [name, law] = laws[draft.law % laws.length];
    const takers = actors.filter((actor) => takes(law, actor));
    if (takers.length === 0) return [];
    return {
      key: `${name} ${draft.key}`,
      at: readable((draft.at / (SHARE_MAX + 1)) * window),
      to: takers[draft.to % takers.length].name,
      message: messageOf(law, purposeKey(KEY, `operation ${draft.key}`)),
    };
  });
}

/** The message of an operation. It follows from the key alone. */
const messageOf = ({ data }: OperationLaw, key: Key): unknown =>
  typeof data === 'function'
    ? data(new Draws(key))
    : data.generate(new fc.Random(new KeyedRandom(key)), undefined).value;

const takes = ({ to }: OperationLaw, { name, state }: StartedActor): boolean =>
  typeof to === 'function' ? state instanceof to : new Group(to).fits(name);
