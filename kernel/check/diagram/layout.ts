import { formatDuration } from '../../data/time.ts';
import type { Diagram, DiagramEvent, DiagramRow, DiagramSpan, DiagramStory } from './diagram.ts';

/** How large a diagram may be. */
export interface DiagramLimits {
  readonly rowsMax: number;
  readonly columnsMax: number;
}

/** A start says little. */
const START_WEIGHT = 100;

/** That of a cause of the failure. */
const FAULT_WEIGHT = 1;

/** A row before it is known which columns there are. */
interface Draft {
  readonly at: number;
  readonly event?: number;
  readonly label: string;
  readonly weight: number;
  readonly kind: DiagramRow['kind'];
  readonly actors: readonly string[];
  readonly isDropped: boolean;
}

/** Places the actors of a story in columns and its events in rows. The least important are left out. */
export function layOut(story: DiagramStory, { rowsMax, columnsMax }: DiagramLimits): Diagram {
  const drafts = draftsOf(story);
  const columns = columnsOf(drafts, columnsMax);
  const placed = drafts.filter(({ actors, kind }) =>
    kind === 'span'
      ? actors.length === 0 || actors.some((name) => columns.includes(name))
      : actors.every((name) => columns.includes(name)),
  );
  const kept = new Set([...placed].sort((a, b) => a.weight - b.weight).slice(0, rowsMax));
  const rows = placed.filter((draft) => kept.has(draft));
  const shown = columns.filter((name) => rows.some(({ actors }) => actors.includes(name)));
  return {
    columns: shown,
    rows: rows.map((draft) => rowOf(draft, shown)),
    leftOut: drafts.length - rows.length,
  };
}

/** All rows, in the order of time. At one instant, faults begin first and the failure comes last. */
function draftsOf({ end, events, spans }: DiagramStory): readonly Draft[] {
  const last = events.at(-1);
  const until = end?.at ?? last?.at ?? 0;
  const failing = end?.actor ?? last?.to;
  const inOrder = [
    ...spans.flatMap((span) => spanDrafts(span, until)),
    ...eventDrafts(events),
  ].sort((a, b) => a.at - b.at);
  if (end === undefined || failing === undefined) return inOrder;
  const failure: Draft = {
    ...end,
    weight: -1,
    kind: 'failure',
    actors: [failing],
    isDropped: false,
  };
  return [...inOrder, failure];
}

function spanDrafts({ actors, from, label, to }: DiagramSpan, until: number): readonly Draft[] {
  const draft = { weight: 0, kind: 'span' as const, actors, isDropped: false };
  const begin = { ...draft, at: from, label };
  // What happens after the story has ended is no part of it.
  return to === undefined || to > until
    ? [begin]
    : [begin, { ...draft, at: to, weight: 1, label: `end of ${label}` }];
}

function eventDrafts(events: readonly DiagramEvent[]): readonly Draft[] {
  return events.map((event): Draft => {
    const { at, dropped, event: number, from, kind, label, to } = event;
    const isArrow = kind === 'message' && from !== undefined && from !== to;
    const reason = dropped === undefined ? '' : ` (${dropped})`;
    return {
      at,
      ...(number !== undefined && { event: number }),
      label: `${label}${reason}${lateness(event, events)}`,
      weight: weightOf(event),
      kind: isArrow ? 'message' : 'event',
      actors: isArrow ? [from, to] : [to],
      isDropped: dropped !== undefined,
    };
  });
}

/** A fault that is part of the story matters, however long ago it struck. */
function weightOf({ distance, kind }: DiagramEvent): number {
  if (kind === 'start') return distance + START_WEIGHT;
  return kind === 'fault' ? Math.min(distance, FAULT_WEIGHT) : distance;
}

/** Says when a message was sent that took a large part of the time which is shown. */
function lateness({ at, sentAt = at }: DiagramEvent, events: readonly DiagramEvent[]): string {
  const whole = (events.at(-1)?.at ?? 0) - events[0].at;
  return at - sentAt > whole / 4 ? ` (sent ${formatDuration(sentAt)})` : '';
}

/** The actors of the most important events, and then of spans, ordered by name. */
function columnsOf(drafts: readonly Draft[], max: number): readonly string[] {
  const columns = new Set<string>();
  const spansLast = ({ kind, weight }: Draft): number =>
    kind === 'span' ? Number.POSITIVE_INFINITY : weight;
  const inOrder = [...drafts].sort((a, b) => (spansLast(a) < spansLast(b) ? -1 : 1));
  for (const { actors } of inOrder) {
    const more = actors.filter((name) => !columns.has(name));
    if (columns.size + more.length <= max) for (const name of more) columns.add(name);
  }
  return [...columns].sort(byName);
}

/** Orders m2 before m10. */
function byName(a: string, b: string): number {
  const [textA, numberA] = partsOf(a);
  const [textB, numberB] = partsOf(b);
  if (textA !== textB) return textA < textB ? -1 : 1;
  return numberA - numberB || (a < b ? -1 : 1);
}

function partsOf(name: string): readonly [string, number] {
  const [, text = name, number = '0'] = /^(.*?)(\d*)$/su.exec(name) ?? [];
  return [text, Number(number)];
}

function rowOf(
  { actors, at, event, isDropped, kind, label, weight }: Draft,
  columns: readonly string[],
): DiagramRow {
  const places = actors.map((name) => columns.indexOf(name)).filter((place) => place >= 0);
  const row = { at, label, weight, ...(event !== undefined && { event }) };
  switch (kind) {
    case 'message':
      return { ...row, kind, from: places[0], to: places[1], isDropped };
    case 'event':
    case 'failure':
      return { ...row, kind, column: places[0] };
    case 'span': {
      const [first, last] = [Math.min(...places), Math.max(...places)];
      return places.length === 0
        ? { ...row, kind, first: 0, last: columns.length - 1 }
        : { ...row, kind, first, last };
    }
  }
}
