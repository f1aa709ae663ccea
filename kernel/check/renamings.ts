import type { Member } from './population.ts';

/** A new name for an old one; none where the actor goes. */
export type Rename = (name: string) => string | undefined;

/** The names without which the failure does not happen. */
export interface NeededNames {
  /** Those that operations go to. */
  readonly called: ReadonlySet<string>;
  /** Those that faults strike, in groups. A group chooses its places before the next one. */
  readonly struck: readonly ReadonlySet<string>[];
  /** Those that must not be silent. */
  readonly speaking: ReadonlySet<string>;
}

/**
 * Ways to name the actors of a smaller population:
 * - Whoever is needed and not there any more takes the place of somebody of its class who is not.
 * - Those that are called choose first, and then those that are struck. Somebody else can speak in
 *   place of the others, and of a group that is struck some may go. They take the first free places,
 *   or the last ones, since an order of names may matter.
 * - Everybody keeps the name, and whoever is not there any more goes.
 */
export function renamings(
  before: readonly Member[],
  after: readonly Member[],
  { called, struck, speaking }: NeededNames,
): readonly Rename[] {
  const all = new Set([...called, ...struck.flatMap((group) => [...group]), ...speaking]);
  const reversed = after.toReversed();
  return [
    renaming(before, after, [all]),
    renaming(before, after, [called, ...struck]),
    renaming(before, reversed, [called, ...struck]),
    renaming(before, after, []),
  ];
}

/** Gives places to the actors of each rank in turn: first their own, and then a free one of their class. */
function renaming(
  before: readonly Member[],
  after: readonly Member[],
  ranks: readonly ReadonlySet<string>[],
): Rename {
  const free = new Map(after.map(({ name, type }) => [name, type]));
  const places = new Map<string, string>();
  const take = (name: string, place: string | undefined): void => {
    if (place !== undefined && free.delete(place)) places.set(name, place);
  };
  for (const rank of ranks) {
    const members = before.filter(({ name }) => rank.has(name) && !places.has(name));
    for (const { name } of members) take(name, name);
    for (const { name, type } of members) {
      if (!places.has(name)) take(name, [...free].find(([, other]) => other === type)?.[0]);
    }
  }
  for (const { name } of before) if (!places.has(name)) take(name, name);
  const isMember = new Set(before.map(({ name }) => name));
  // A pattern is no name of an actor, and stays as it is.
  return (name) => (isMember.has(name) ? places.get(name) : name);
}
