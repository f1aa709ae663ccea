const WIDTH = 80;

export interface Folding {
  readonly linesMax: number;
  /** How the first line begins; empty by default. */
  readonly first?: string;
  /** How the other lines begin; two spaces by default. */
  readonly others?: string;
}

/**
 * Folds a text into lines of at most 80 characters, between words where it can. What does not fit
 * into the lines is cut.
 */
export function folded(
  text: string,
  { linesMax, first = '', others = '  ' }: Folding,
): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((one) => one !== '')) {
    const longer = line === '' ? first + word : `${line} ${word}`;
    if (line === '' || longer.length <= WIDTH) {
      line = longer;
      continue;
    }
    lines.push(line);
    line = others + word;
  }
  lines.push(line);
  const cut = lines.map((one) => (one.length <= WIDTH ? one : `${one.slice(0, WIDTH - 3)}...`));
  if (cut.length <= linesMax) return cut;
  const last = cut[linesMax - 1];
  return [...cut.slice(0, linesMax - 1), `${last.slice(0, WIDTH - 4)} ...`];
}
