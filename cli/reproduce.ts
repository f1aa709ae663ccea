import type { Scenario } from '../kernel/index.ts';

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
    else line.push('--set', `${name}=${value}`);
  }
  const { until, events, pending } = scenario.limits;
  if (until !== undefined && until !== base.limits.until) line.push('--until', until);
  if (events !== base.limits.events) line.push('--events', String(events));
  if (pending !== base.limits.pending) line.push('--pending', String(pending));
  if (scenario.ties !== base.ties) line.push('--ties', scenario.ties);
  line.push('--seed', scenario.seed);
  return line.map(quoted).join(' ');
}

/** The word as a POSIX shell reads it back. */
const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
