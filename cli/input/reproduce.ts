import type { Result } from '../../kernel/index.ts';

/** A run, as far as it is repeated. */
export type Ran = Pick<Result, 'scenario'> & Partial<Pick<Result, 'outcome'>>;

/** The source of a run's scenario. The line that makes the run again is built from it. */
export interface Origin {
  /** The words that start the command. */
  readonly command: readonly string[];
  /** The words that name the source on a command line: `-a fsm`, or a file. */
  readonly words: readonly string[];
  /**
   * The scenario that the words alone make, but for the seed. A field that differs from it needs a
   * flag.
   */
  readonly base: Result['scenario'];
}

/** Writes the one line that makes the same run again, as far as it came if it was interrupted. */
export function reproduceLine(
  { scenario, outcome }: Ran,
  { command, words, base }: Origin,
): string {
  const line = [...command, ...words];
  for (const [name, value] of Object.entries(scenario.options)) {
    if (value === base.options[name]) continue;
    if (name === 'duration') line.push('-d', String(value));
    else if (name === 'population') line.push('-p', String(value));
    else if (name === 'regions') line.push('-w', String(value));
    else line.push('--set', `${name}=${value}`);
  }
  const { until, events, pending } = scenario.limits;
  if (until !== undefined && until !== base.limits.until) line.push('--until', until);
  const eventsMax =
    outcome?.reason === 'interrupted' && outcome.events > 0 ? outcome.events : events;
  if (eventsMax !== base.limits.events) line.push('--events', String(eventsMax));
  if (pending !== base.limits.pending) line.push('--pending', String(pending));
  if (scenario.ties !== base.ties) line.push('--ties', scenario.ties);
  if (scenario.strict !== base.strict) line.push(scenario.strict ? '--strict' : '--no-strict');
  return commandLine(line, scenario.seed);
}

/** Writes the words of a command line with a seed after them, and further words after the seed. */
export function commandLine(
  words: readonly string[],
  seed: string,
  more: readonly string[] = [],
): string {
  // As a separate word, the seed would be taken for the flag that it looks like.
  const seedWords = /^-\D/.test(seed) ? [`--seed=${seed}`] : ['--seed', seed];
  return [...words, ...seedWords, ...more].map(quoted).join(' ');
}

/** Writes a file's name so that it is not taken for a flag or a command. */
export const fileWord = (file: string): string =>
  file.startsWith('-') || !/[./\\]/.test(file) ? `./${file}` : file;

/**
 * Quotes a word for a POSIX shell, on one line and without control characters. Line ends at the
 * very end of a word are lost; no shell can keep them.
 */
function quoted(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  if (!/\p{Cc}/u.test(word)) return singleQuoted(word);
  const format = word
    .replaceAll('\\', '\\\\')
    .replaceAll('%', '%%')
    .replace(/^-|\p{Cc}/gu, octal);
  return `"$(printf ${singleQuoted(format)})"`;
}

const singleQuoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** Writes a character in the escapes of printf(1), byte for byte. */
const octal = (character: string): string =>
  [...new TextEncoder().encode(character)]
    .map((byte) => `\\${byte.toString(8).padStart(3, '0')}`)
    .join('');
