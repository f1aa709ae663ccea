import { printableJson } from './names.ts';

/** A refusal shows at most this many UTF-16 units of a value. */
const SHOWN_MAX = 80;

/**
 * Shows any value, in a refusal for example: as JSON if it has any, on one line, cut after 80
 * characters. Never throws.
 */
export function shown(got: unknown, lengthMax: number = SHOWN_MAX): string {
  const text = textOf(got);
  return text.length > lengthMax ? `${text.slice(0, lengthMax - 3)}...` : text;
}

function textOf(got: unknown): string {
  if (got === undefined) return 'nothing';
  // JSON has no NaN and no infinity, and calls them null.
  if (typeof got === 'number') return String(got);
  try {
    const json = JSON.stringify(got);
    return json === undefined ? typeof got : printableJson(json);
  } catch {
    return `${typeof got} that JSON cannot hold`;
  }
}
