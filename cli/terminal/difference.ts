import {
  type FaultData,
  type FigureDifference,
  formatDuration,
  isSameOutcome,
  type Outcome,
  quote,
  type ResultDifference,
  type TraceDifference,
  type TracedEvent,
} from '../../kernel/index.ts';
import { describeOutcome } from './summary.ts';
import {
  clip,
  formatCount,
  plural,
  showData,
  showMessage,
  showName,
  showNames,
  stamp,
} from './text.ts';

/** How the run of a trace ended. */
export interface TraceEnd {
  readonly outcome: Outcome;
  readonly fingerprint: string;
}

/** At most this many characters of what happens in an event are shown. */
const EVENT_MAX = 240;

/** Shows an event of a trace on one line. */
export function showEvent(event: TracedEvent): string {
  const { event: index, at, id, dropped } = event;
  const lost = dropped === undefined ? '' : ` - dropped, ${showName(dropped)}`;
  return `#${index} ${stamp(at)} ${clip(showWhat(event), EVENT_MAX)}${lost}  (${showName(id)})`;
}

function showWhat({ to, from = '', message, timer, start, fault, broken }: TracedEvent): string {
  const [sender, receiver] = [showName(from), showName(to)];
  if (broken !== undefined) return `${receiver}: connection to ${sender} breaks`;
  if (fault !== undefined) return `${receiver}: ${showFault(fault)}`;
  if (start !== undefined) return `${receiver}: start`;
  return from === ''
    ? `${receiver}: timer ${showMessage(timer)}`
    : `${sender} > ${receiver}: ${showMessage(message)}`;
}

/** What a fault does, and its key: `crash, by "crash m1"`. */
function showFault(data: unknown): string {
  const { fault, does } = Object(data) as Partial<FaultData>;
  return `${showData(does)}, by ${quote(showData(fault))}`;
}

/** Tells in words where two traces first differ. */
export function showTraceDifference({ expected, got }: TraceDifference): string {
  const number = (expected ?? got)?.event ?? 0;
  const before = expected === undefined ? 'the end of the trace' : showEvent(expected);
  const after = got === undefined ? 'the end of the run' : showEvent(got);
  // An event's line does not show all of its fields: its cause, for example, is missing.
  const isHidden = expected !== undefined && got !== undefined && before === after;
  const where = isHidden ? `, in its ${differingFields(expected, got).join(', ')}` : '';
  return `differs at event ${number}${where}\n  expected ${before}\n  got      ${after}\n`;
}

function differingFields(expected: TracedEvent, got: TracedEvent): string[] {
  const [a, b] = [new Map(Object.entries(expected)), new Map(Object.entries(got))];
  const names = new Set([...a.keys(), ...b.keys()]);
  return [...names].filter((name) => JSON.stringify(a.get(name)) !== JSON.stringify(b.get(name)));
}

/** Tells in words how two runs of the same events ended differently; `undefined` if they did not. */
export function showEndDifference(expected: TraceEnd, got: TraceEnd): string | undefined {
  if (expected.fingerprint !== got.fingerprint) {
    return `differs at the end\n  expected fingerprint ${showName(expected.fingerprint)}\n  got      fingerprint ${showName(got.fingerprint)}\n`;
  }
  const ends = showOutcomes(expected, got);
  return ends === undefined ? undefined : `differs at the end\n${ends}\n`;
}

/** Tells in words where two results first differ. `suspects` are the actors in which the difference may begin. */
export function showResultDifference(
  { same, different, figures, actors, groupSize }: ResultDifference,
  suspects: readonly string[],
  [expected, got]: readonly [TraceEnd, TraceEnd],
): string {
  if (different === undefined)
    return `differs in what was counted\n${figures.map(showFigure).join('')}`;
  const from = same === undefined ? 'the start' : `event ${formatCount(same.events)}`;
  const begin = formatDuration(same?.at ?? 0);
  const end = formatDuration(different.at);
  const isAtEnd = same?.events === different.events && same.at === different.at;
  const lines = [
    isAtEnd
      ? `differs at the end, after event ${formatCount(different.events)} (${end})`
      : `differs between ${from} and event ${formatCount(different.events)} (${begin} to ${end})`,
  ];
  if (suspects.length > 0) lines.push(`  first in one of: ${showNames(suspects)}`);
  if (actors.length > 0) {
    const groups =
      groupSize === 1
        ? plural(actors.length, 'actor')
        : `${plural(actors.length, 'group')} of ${groupSize} actors, by the first`;
    lines.push(`  differing at the end: ${groups}: ${showNames(actors)}`);
  }
  const ends = showOutcomes(expected, got);
  if (ends !== undefined) lines.push(ends);
  return `${lines.join('\n')}\n`;
}

const showFigure = ({ name, expected, got }: FigureDifference): string =>
  `  ${showName(name)}: expected ${showData(expected ?? 'none')}, got ${showData(got ?? 'none')}\n`;

function showOutcomes({ outcome: a }: TraceEnd, { outcome: b }: TraceEnd): string | undefined {
  if (isSameOutcome(a, b)) return undefined;
  return `  expected ${ending(a)}\n  got      ${ending(b)}`;
}

const ending = (outcome: TraceEnd['outcome']): string =>
  `${plural(outcome.events, 'event')}, ${describeOutcome(outcome)}`;
