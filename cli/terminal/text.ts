import {
  DURATION_UNITS,
  type Duration,
  formatDuration,
  type Instant,
  printable,
  shown,
} from '../../kernel/index.ts';

export { printable };

/** Formats a span of wall time as the original did: `968.09us`, `12.3ms`, `1.25s`. */
export function formatWall(ms: number): string {
  const [value, unit] = ms < 1 ? [ms * 1e3, 'us'] : ms < 1000 ? [ms, 'ms'] : [ms / 1e3, 's'];
  return `${Number(value.toPrecision(value < 100 ? 3 : 5))}${unit}`;
}

/** Formats a span of virtual time in three digits and the largest unit that fits: `968us`, `12.3ms`, `1.5h`. */
export function formatRounded(microseconds: number): string {
  for (const [unit, us] of DURATION_UNITS) {
    // The rounded value decides, since 999.7 ms are 1s.
    const value = Number((microseconds / us).toPrecision(3));
    if (value >= 1) return `${value}${unit}`;
  }
  return '0s';
}

/** Formats a whole number with its thousands apart: `1,234,567`. */
export const formatCount = (count: number): string =>
  // `toLocaleString` would load the languages of the world first, which takes a tenth of a short run.
  String(Math.round(count)).replace(/\B(?=(?:\d{3})+$)/g, ',');

/** Formats a count in few characters: `950`, `12.3 k`, `1.23 M`. */
export function formatShort(count: number): string {
  if (count < 1000) return String(Math.round(count));
  const [value, unit] = count < 1e6 ? [count / 1e3, 'k'] : [count / 1e6, 'M'];
  return `${value.toPrecision(3)} ${unit}`;
}

/** Formats a size: `812 bytes`, `65 kB`, `1.2 MB`, where a kB has 1,000 bytes. */
export function formatBytes(size: number): string {
  if (size < 1000) return plural(size, 'byte');
  const [value, unit] =
    size < 1e6 ? [size / 1e3, 'kB'] : size < 1e9 ? [size / 1e6, 'MB'] : [size / 1e9, 'GB'];
  return `${Number(value.toPrecision(value < 100 ? 2 : 3))} ${unit}`;
}

/** Joins `count` and the noun, in the plural unless the count is 1. */
export const plural = (count: number, noun: string): string =>
  `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;

/** Formats an instant to stand before a line: `[1.25s]`. */
export const stamp = (at: Instant | Duration): string => `[${formatDuration(at)}]`;

/** There may be any number of names. At most this many are shown. */
const NAMES_MAX = 5;

/** A name may have any length. At most this many characters of it are shown. */
const NAME_MAX = 60;

/** Shows a name of any text. */
export const showName = (name: string): string => clip(printable(name), NAME_MAX);

/** Lists the first few names, and tells how many more there are. */
export const showNames = (all: readonly string[]): string =>
  all.slice(0, NAMES_MAX).map(showName).join(', ') +
  (all.length > NAMES_MAX ? ` and ${formatCount(all.length - NAMES_MAX)} more` : '');

/** Breaks the text between words into lines of at most `width` characters. Indents all lines but the first. */
export function wrap(text: string, width: number, indent: string): string {
  let wrapped = '';
  let line = '';
  for (const word of text.split(/(?<=\S)(?= \S)/)) {
    if (line !== '' && line.length + word.length > width) {
      wrapped += `${line}\n`;
      line = indent + word.trimStart();
    } else line += word;
  }
  return wrapped + line;
}

/** Cuts the text to at most `width` characters. */
export const clip = (text: string, width: number): string =>
  text.length > width ? `${text.slice(0, Math.max(0, width - 1))}…` : text;

/** Shows any value on one line: a text as it is, plain data as JSON, `nothing` for `undefined`. */
export const showData = (data: unknown): string =>
  printable(typeof data === 'string' ? data : shown(data, Number.POSITIVE_INFINITY));

/** Shows a message on one line: a Gotocol by its imposition and intention, any other message as JSON. */
export function showMessage(message: unknown): string {
  if (typeof message !== 'object' || message === null) return showData(message);
  const { imposition, channel, intention } = message as Record<string, unknown>;
  if (typeof imposition !== 'string') return showData(message);
  const about = channel === null || channel === undefined ? '' : ` (${showChannel(channel)})`;
  const what = intention === undefined ? '' : ` ${showData(intention)}`;
  return `${printable(imposition)}${about}${what}`.trimEnd();
}

/** Shows a channel by its name. In a file, anything may stand in its place. */
function showChannel(channel: unknown): string {
  const { name } = Object(channel) as { readonly name?: unknown };
  return showData(typeof name === 'string' ? name : channel);
}
