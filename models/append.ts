/**
 * The list with one more, and no room for others: `push` makes room for 17, and most actors know few.
 * Literals are made in place, which matters to a set-up of a hundred thousand; a spread is slower than both.
 */
export function append<Item>(list: readonly Item[], item: Item): readonly Item[] {
  if (list.length === 0) return [item];
  if (list.length === 1) return [list[0], item];
  return list.concat([item]);
}
