/**
 * Counts the edits (insert, remove, replace, swap neighbours) between two texts. Each letter is
 * edited at most once.
 * Source: optimal string alignment, after Damerau 1964, by rows.
 */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j] + 1, next[j - 1] + 1));
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwap) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    before = row;
    row = next;
  }
  return row[b.length];
}

/** Returns the name that was probably meant: at most a third of its letters differ, or one. */
export function nearestName(name: string, names: readonly string[]): string | undefined {
  const [best] = names
    .map((candidate) => ({
      candidate,
      edits: distance(name.toLowerCase(), candidate.toLowerCase()),
    }))
    .sort((a, b) => a.edits - b.edits);
  const isNear = best !== undefined && best.edits <= Math.max(1, Math.floor(name.length / 3));
  return isNear ? best.candidate : undefined;
}

/**
 * Returns the end of an error line: the name that was probably meant, else all names, if there are
 * any.
 */
export function nearest(name: string, names: readonly string[]): string {
  if (names.length === 0) return '';
  const best = nearestName(name, names);
  return best === undefined ? `; there are: ${names.join(', ')}` : `; did you mean "${best}"?`;
}
