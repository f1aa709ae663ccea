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

/** Nobody types a longer name by hand. Comparing two names takes the product of their lengths. */
const LENGTH_MAX = 100;

/** The most names that are compared, or told. */
const COMPARED_MAX = 1_000;
const TOLD_MAX = 20;

/**
 * Returns the name that was probably meant: at most a third of its letters differ, or one. Names of
 * more than 100 letters are never meant, nor are names after the first thousand.
 */
export function nearestName(name: string, names: readonly string[]): string | undefined {
  if (name.length > LENGTH_MAX) return undefined;
  const editsMax = Math.max(1, Math.floor(name.length / 3));
  const [best] = names
    .slice(0, COMPARED_MAX)
    // Each letter more or less is an edit.
    .filter((candidate) => Math.abs(candidate.length - name.length) <= editsMax)
    .map((candidate) => ({
      candidate,
      edits: distance(name.toLowerCase(), candidate.toLowerCase()),
    }))
    .sort((a, b) => a.edits - b.edits);
  return best !== undefined && best.edits <= editsMax ? best.candidate : undefined;
}

/**
 * Returns the end of an error line: the name that was probably meant, else the names, if there are
 * any. Of many names, it has the first twenty.
 */
export function nearest(name: string, names: readonly string[]): string {
  if (names.length === 0) return '';
  const best = nearestName(name, names);
  if (best !== undefined) return `; did you mean "${best}"?`;
  const more = names.length > TOLD_MAX ? ` and ${names.length - TOLD_MAX} more` : '';
  return `; there are: ${names.slice(0, TOLD_MAX).join(', ')}${more}`;
}
