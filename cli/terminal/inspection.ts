import {
  formatDuration,
  type ObservedEvent,
  type TracedEvent,
  traceLine,
} from '../../kernel/index.ts';
import type { ActorState } from './actor-state.ts';
import { showEvent } from './difference.ts';
import { style } from './style.ts';
import { clip, formatCount, plural, printable } from './text.ts';

/** An event of an actor that is looked at. */
export interface InspectedEvent {
  readonly event: ObservedEvent;
  /** The events that it caused: its messages where they arrived, its timers where they were due. */
  readonly caused: readonly ObservedEvent[];
  readonly said: readonly string[];
  readonly drawn: readonly string[];
  /** What failed at the event: the properties that it breaks, or the error that its handler threw. */
  readonly breaks: readonly string[];
  readonly before: ActorState;
  readonly after: ActorState;
}

/** An actor and the span [from, until) in which it is looked at, in microseconds. */
export interface Inspected {
  readonly actor: string;
  readonly from: number;
  readonly until: number;
}

/** What was found: the first events of an actor in the span, and how many more there are. */
export interface Inspection {
  readonly events: readonly InspectedEvent[];
  readonly hiddenCount: number;
}

/** At most so many characters of a line are shown. */
const LINE_MAX = 200;

/** At most so many lines of one kind are shown under an event. */
const LINES_MAX = 20;

/** Draws the events of an actor, each with what it did and the fields that it changed. */
export function drawInspection(
  { events, hiddenCount }: Inspection,
  { actor, from, until }: Inspected,
  stream: NodeJS.WriteStream,
): string {
  if (events.length === 0) {
    const end = until === Number.POSITIVE_INFINITY ? 'the end' : formatDuration(until);
    return `${printable(actor)} has no event from ${formatDuration(from)} to ${end}\n`;
  }
  const more = `... ${plural(hiddenCount, 'more event')}; --from and --until narrow the span\n`;
  return events.map((one) => drawEvent(one, stream)).join('') + (hiddenCount === 0 ? '' : more);
}

function drawEvent(
  { event, caused, said, drawn, breaks, before, after }: InspectedEvent,
  stream: NodeJS.WriteStream,
): string {
  const lines = [
    style(stream, 'bold', clip(eventLine(event), LINE_MAX)),
    ...some('drew  ', drawn),
    ...some('sent  ', caused.filter(isSentBy(event)).map(eventLine)),
    ...some('caused', caused.filter((one) => !isSentBy(event)(one)).map(eventLine)),
    ...some('said  ', said.map(printable)),
    ...some('breaks', breaks.map(printable)).map((line) => style(stream, 'red', line)),
    ...changedFields(before, after).map(([sign, text]) =>
      style(stream, sign === '-' ? 'red' : 'green', `  ${sign} ${clip(text, LINE_MAX)}`),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

const eventLine = (event: ObservedEvent): string =>
  showEvent(JSON.parse(traceLine(event)) as TracedEvent);

const isSentBy =
  ({ to }: ObservedEvent) =>
  ({ kind, from }: ObservedEvent): boolean =>
    kind === 'message' && from?.name === to.name;

function some(word: string, texts: readonly string[]): string[] {
  const lines = texts.slice(0, LINES_MAX).map((text) => `    ${word} ${clip(text, LINE_MAX)}`);
  const hidden = texts.length - lines.length;
  return hidden > 0 ? [...lines, `    ${word} ... ${formatCount(hidden)} more`] : lines;
}

/** The fields that differ, the old value of each before the new one. */
function changedFields(before: ActorState, after: ActorState): (readonly ['-' | '+', string])[] {
  const lines: (readonly ['-' | '+', string])[] = [];
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [old, now] = [before.get(key), after.get(key)];
    if (old === now) continue;
    if (old !== undefined) lines.push(['-', `${key}: ${old}`]);
    if (now !== undefined) lines.push(['+', `${key}: ${now}`]);
  }
  return lines;
}
