import {
  formatDuration,
  type Instant,
  type ResultDifference,
  type TraceDifference,
  type TracedEvent,
} from '../kernel/index.ts';
import { formatCount, plural, printable, showMessage, stamp } from './text.ts';

/** Actors named at most. */
const NAMES_MAX = 5;

/** An event of a trace on one line. */
export function showEvent(event: TracedEvent): string {
  const { event: index, at, id, to, from, message, timer, dropped } = event;
  const what =
    message !== undefined
      ? `${printable(from ?? '')} > ${printable(to)}: ${showMessage(message)}`
      : timer !== undefined
        ? `${printable(to)}: timer ${showMessage(timer)}`
        : `${printable(to)}: start`;
  const lost = dropped === undefined ? '' : ` - dropped, ${dropped}`;
  return `#${index} ${stamp(at as Instant)} ${what}${lost}  (${id})`;
}

/** Where two traces first differ, in words. */
export function showTraceDifference({ expected, got }: TraceDifference): string {
  const number = (expected ?? got)?.event ?? 0;
  const before = expected === undefined ? 'the end of the trace' : showEvent(expected);
  const after = got === undefined ? 'the end of the run' : showEvent(got);
  return `differs at event ${number}\n  expected ${before}\n  got      ${after}\n`;
}

/** Where two results first differ, in words; `suspects` are the actors to look at. */
export function showResultDifference(
  { same, different, actors, groupSize }: ResultDifference,
  suspects: readonly string[],
): string {
  const from = same === undefined ? 'the start' : `event ${formatCount(same.events)}`;
  const begin = formatDuration((same?.at ?? 0) as Instant);
  const end = formatDuration(different.at as Instant);
  const lines = [
    `differs between ${from} and event ${formatCount(different.events)} (${begin} to ${end})`,
  ];
  if (suspects.length > 0) lines.push(`  first in one of: ${names(suspects)}`);
  if (actors.length > 0) {
    const groups = groupSize === 1 ? 'actor' : `group of ${groupSize} actors`;
    lines.push(`  differing at the end: ${plural(actors.length, groups)}: ${names(actors)}`);
  }
  return `${lines.join('\n')}\n`;
}

const names = (all: readonly string[]): string =>
  all.slice(0, NAMES_MAX).map(printable).join(', ') +
  (all.length > NAMES_MAX ? ` and ${formatCount(all.length - NAMES_MAX)} more` : '');
