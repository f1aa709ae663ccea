/** The longest line of a refusal, in UTF-16 units. */
export const LINE_MAX = 380;

/** So much of a longer line's end stays: what was expected stands there. */
const END_LENGTH = 160;

/** Stands for what is left out of a line. */
const GAP = '...';

/**
 * Makes any text one line that a terminal can show, of 380 UTF-16 units at most. Line ends become
 * spaces, and other control characters are escaped. The middle of a long text is left out.
 */
export function oneLine(text: string): string {
  // A text may have millions of characters. It is cut before each of them is looked at.
  const short = text.length > 2 * LINE_MAX ? cut(text, LINE_MAX) : text;
  return cut(printable(short.replace(/\s*[\r\n\u2028\u2029]\s*/g, ' ')), 0);
}

/** Leaves out the middle of a text that is too long. `more` units are kept beyond a line at each end. */
const cut = (text: string, more: number): string =>
  text.length > LINE_MAX + 2 * more
    ? text.slice(0, LINE_MAX - END_LENGTH - GAP.length + more) +
      GAP +
      text.slice(-END_LENGTH - more)
    : text;

/**
 * Makes any text fit for one line of a terminal. Escapes control characters, and characters that end
 * a line or turn its direction.
 */
export const printable = (text: string): string =>
  text.replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu, (character) => {
    const code = character.charCodeAt(0).toString(16);
    return code.length > 2 ? `\\u${code}` : `\\x${code.padStart(2, '0')}`;
  });
