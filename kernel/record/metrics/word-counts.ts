/** Counts by word. */
export type WordCounts = Map<string, number>;

export function addTo(counts: WordCounts, word: string, count: number): void {
  counts.set(word, (counts.get(word) ?? 0) + count);
}

export function mergeCounts(counts: WordCounts, others: WordCounts): void {
  for (const [word, count] of others) addTo(counts, word, count);
}

export function sumOf(counts: WordCounts): number {
  let sum = 0;
  for (const count of counts.values()) sum += count;
  return sum;
}

/** Returns the value of a name, which is made if it is new. */
export function valueAt<Value>(values: Map<string, Value>, name: string, make: () => Value): Value {
  const known = values.get(name);
  if (known !== undefined) return known;
  const made = make();
  values.set(name, made);
  return made;
}

/** Returns the entries sorted by name, so that files of equal metrics are equal. */
export const sorted = <Value>(values: ReadonlyMap<string, Value>): [string, Value][] =>
  [...values].sort(([a], [b]) => (a < b ? -1 : 1));
