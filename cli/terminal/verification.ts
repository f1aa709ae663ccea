import { readTraceLine } from '../../kernel/index.ts';
import { showEvent } from './difference.ts';
import { formatCount } from './text.ts';

/** An event as a line of a trace, and what was drawn by its id. */
interface ShownEvent {
  readonly line: string;
  readonly drawn: readonly string[];
}

/** A scenario whose runs are not the same. */
interface ShownDifference {
  readonly index: number;
  readonly cause: 'process' | 'watched' | 'before';
  readonly fingerprints: readonly [string, string];
  readonly first: readonly [ShownEvent | undefined, ShownEvent | undefined] | undefined;
}

const CAUSES = {
  process: 'is another run in another process',
  watched: 'is another run when no property and no measure looks at it',
  before: 'is another run after others in the same process',
};

const REASONS = {
  process:
    'what the module took from the clock, from the system or at random when it was loaded (Date, Math.random, process)',
  watched: 'a property or a measure that changes an actor, which it should only read',
  before: 'what the module keeps in variables from run to run',
};

/** Tells in words that a scenario is not one run, where its runs first differ, and a likely reason. */
export function describeRunDifference(
  model: string,
  { index, cause, fingerprints: [expected, got], first }: ShownDifference,
): string {
  const lines = [
    `${model}: scenario ${formatCount(index)} ${CAUSES[cause]}: fingerprint ${expected}, then ${got}`,
  ];
  if (first !== undefined) {
    const number = eventOf(first[0] ?? first[1])?.event ?? 0;
    lines.push(`differs at event ${formatCount(number)}`);
    lines.push(...eventLines('expected', first[0]), ...eventLines('got     ', first[1]));
  }
  lines.push(`  a likely reason: ${REASONS[cause]}`);
  return `${lines.join('\n')}\n`;
}

const eventOf = (event: ShownEvent | undefined) =>
  event && readTraceLine(event.line, 'a trace of this run');

function eventLines(word: string, shown: ShownEvent | undefined): string[] {
  const event = eventOf(shown);
  if (shown === undefined || event === undefined) return [`  ${word} the end of the run`];
  const draws = shown.drawn.map((drawn) => `  ${' '.repeat(word.length)}   drew ${drawn}`);
  return [`  ${word} ${showEvent(event)}`, ...draws];
}
