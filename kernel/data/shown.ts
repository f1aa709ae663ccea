import { printable } from './names.ts';

/** Of what was got, in UTF-16 units: it may be anything, and a line is to be read. */
const SHOWN_MAX = 80;

/** What was got, as a refusal shows it: as JSON where it has such, on one line, cut after 80 characters. Never throws. */
export function shown(got: unknown): string {
  const text = textOf(got);
  return text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX - 3)}...` : text;
}

function textOf(got: unknown): string {
  if (got === undefined) return 'nothing';
  // JSON has no NaN and no infinity, and calls them null.
  if (typeof got === 'number') return String(got);
  try {
    const json = JSON.stringify(got);
    return json === undefined ? typeof got : printable(json);
  } catch {
    return `${typeof got} that JSON cannot hold`;
  }
}
