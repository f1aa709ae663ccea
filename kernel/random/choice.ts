/** The part of `Draws` that choices need. */
interface Uniform {
  uniform(): number;
}

/**
 * Returns the items in random order, in a new array. Takes one draw less than there are items.
 *
 * Source: Fisher and Yates; Durstenfeld 1964, Algorithm 235, CACM 7(7).
 */
export function shuffled<Item>(items: readonly Item[], draws: Uniform): Item[] {
  const result = items.slice();
  for (let index = result.length - 1; index > 0; index -= 1) {
    const other = Math.floor((index + 1) * draws.uniform());
    const item = result[index];
    result[index] = result[other];
    result[other] = item;
  }
  return result;
}

/** Returns the first `count` items of a shuffle. Takes `count` draws. There must be at least `count` items. */
export function chosen<Item>(items: readonly Item[], count: number, draws: Uniform): Item[] {
  // It stops after `count` steps and notes only the moved items, since callers often draw 3 peers
  // of a million.
  const moved = new Map<number, number>();
  const result: Item[] = [];
  for (let index = 0; index < count; index += 1) {
    const other = index + Math.floor((items.length - index) * draws.uniform());
    result.push(items[moved.get(other) ?? other]);
    moved.set(other, moved.get(index) ?? index);
  }
  return result;
}
