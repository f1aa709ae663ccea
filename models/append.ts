/**
 * Returns the list with one more item. `push` would make room for 17 items, and most lists of
 * actors are short. Short lists are made as literals, which are faster than `concat`; a spread is
 * slower than both.
 */
export function append<Item>(list: readonly Item[], item: Item): readonly Item[] {
  if (list.length === 0) return [item];
  if (list.length === 1) return [list[0], item];
  return list.concat([item]);
}
