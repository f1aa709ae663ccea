import { SimulationError } from './errors.ts';

// This refuses all characters that XML 1.0 cannot hold. Cc includes U+0085. Under the `u` flag, Cs
// matches only a surrogate without its partner. XML keeps U+2028, U+2029 and spaces unchanged, so
// they are allowed.
const REFUSED = /[\p{Cc}\p{Cs}\ufffe\uffff]/u;

/** Errors quote at most this many UTF-16 units of a foreign text. */
const QUOTED_MAX = 60;

/**
 * Whether `text` can name a node in every format. It must not be empty, and must not hold control
 * characters (Unicode's Cc: U+0000 to U+001F, U+007F to U+009F), lone surrogates, U+FFFE and
 * U+FFFF.
 * Source: XML 1.0, production 2 (Char) and section 3.3.3 (attribute-value normalization).
 */
export function isNodeName(text: string): boolean {
  return text !== '' && !REFUSED.test(text);
}

/**
 * Refuses a text that `isNodeName` refuses. @throws bad-graph, naming `place` and the character.
 */
export function checkNodeName(text: string, place: string): void {
  if (isNodeName(text)) return;
  const index = text.search(REFUSED);
  const got = index < 0 ? 'an empty name' : `${codePoint(text, index)} in the name ${quote(text)}`;
  throw new SimulationError(
    'bad-graph',
    `${place}: got ${got}, expected text without control characters, lone surrogates, U+FFFE, U+FFFF`,
  );
}

/**
 * Quotes a foreign text for an error. The quote is printable, on one line, and cut after 60
 * characters.
 */
export function quote(text: string): string {
  const shown = text.length > QUOTED_MAX ? `${text.slice(0, QUOTED_MAX)}...` : text;
  return printableJson(JSON.stringify(shown));
}

/**
 * Escapes the characters of a JSON text that break lines or are not visible. JSON itself leaves
 * some of them.
 */
export const printableJson = (json: string): string =>
  json.replace(/[\p{Cc}\p{Zl}\p{Zp}\ufffe\uffff]/gu, escaped);

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function codePoint(text: string, index: number): string {
  return `U+${text.charCodeAt(index).toString(16).toUpperCase().padStart(4, '0')}`;
}
