import type { Scenario } from '../../kernel/index.ts';

/** Where a run's scenario came from, for saying how to make it again. */
export interface Origin {
  /** What names it on a command line: `-a fsm`, or a file. */
  readonly words: readonly string[];
  /** The scenario as those words alone make it, but for the seed: what differs needs a flag. */
  readonly base: Scenario;
}

/** The one line that makes the same run again. */
export function reproduceLine(scenario: Scenario, { words, base }: Origin): string {
  const line = ['spigo', ...words];
  for (const [name, value] of Object.entries(scenario.options)) {
    if (value === base.options[name]) continue;
    if (name === 'duration') line.push('-d', String(value));
    else if (name === 'population') line.push('-p', String(value));
    else if (name === 'regions') line.push('-w', String(value));
    else line.push('--set', `${name}=${value}`);
  }
  const { until, events, pending } = scenario.limits;
  if (until !== undefined && until !== base.limits.until) line.push('--until', until);
  if (events !== base.limits.events) line.push('--events', String(events));
  if (pending !== base.limits.pending) line.push('--pending', String(pending));
  if (scenario.ties !== base.ties) line.push('--ties', scenario.ties);
  if (scenario.strict !== base.strict) line.push(scenario.strict ? '--strict' : '--no-strict');
  // A word of its own would be taken for the flag that it looks like.
  const isLikeFlag = /^-\D/.test(scenario.seed);
  line.push(...(isLikeFlag ? [`--seed=${scenario.seed}`] : ['--seed', scenario.seed]));
  return line.map(quoted).join(' ');
}

/** A file as the first word of a command line: told from a flag, and from a command. */
export const fileWord = (file: string): string =>
  file.startsWith('-') || !/[./\\]/.test(file) ? `./${file}` : file;

/**
 * The word as a POSIX shell reads it back, on one line and without control characters. (Only line ends
 * at the very end of a word are lost, to any shell.)
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

/** A character as printf(1) knows it, byte for byte. */
const octal = (character: string): string =>
  [...new TextEncoder().encode(character)]
    .map((byte) => `\\${byte.toString(8).padStart(3, '0')}`)
    .join('');
