import {
  formatDuration,
  type ObservedEvent,
  type TracedEvent,
  traceLine,
} from '../../kernel/index.ts';
import type { ActorState } from './actor-state.ts';
import { showEvent } from './difference.ts';
import { style } from './style.ts';
import { formatCount, printable } from './text.ts';

/** At most this many causes are shown: the first few and the last ones. */
const FIRST_SHOWN = 5;
const LAST_SHOWN = 15;

/** An event, its causes, and the state of its actor before and after it. */
export interface Explained {
  readonly event: ObservedEvent;
  /** The numbers of its causes, from the start, and its own number. */
  readonly chain: readonly number[];
  /** The shown events of the chain, by number. */
  readonly events: ReadonlyMap<number, ObservedEvent>;
  readonly before: ActorState;
  readonly after: ActorState;
}

/** The events of a chain that an explanation shows, by number. */
export const shownOf = (chain: readonly number[]): ReadonlySet<number> =>
  new Set([...chain.slice(0, FIRST_SHOWN), ...chain.slice(-LAST_SHOWN)]);

/** Draws the explanation of an event, for standard output. */
export function drawExplanation({ event, chain, events, before, after }: Explained): string {
  const lines = [
    bold('Event'),
    `  ${eventLine(event)}`,
    bold('Causes, from the start'),
    ...causeLines(chain.slice(0, -1), events),
    bold(
      `State of ${printable(event.to.name)} at ${formatDuration(event.at)}, before (-) and after (+)`,
    ),
    ...stateLines(before, after),
  ];
  return `${lines.join('\n')}\n`;
}

const bold = (text: string): string => style(process.stdout, 'bold', text);

const eventLine = (event: ObservedEvent): string =>
  showEvent(JSON.parse(traceLine(event)) as TracedEvent);

function causeLines(
  causes: readonly number[],
  events: ReadonlyMap<number, ObservedEvent>,
): readonly string[] {
  if (causes.length === 0) return ['  none: it is a root'];
  const lines: string[] = [];
  let hidden = 0;
  for (const index of causes) {
    const event = events.get(index);
    if (event === undefined) {
      hidden++;
      continue;
    }
    if (hidden > 0) lines.push(`  ... ${formatCount(hidden)} more`);
    hidden = 0;
    lines.push(`  ${eventLine(event)}`);
  }
  return lines;
}

function stateLines(before: ActorState, after: ActorState): readonly string[] {
  const lines: string[] = [];
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [old, now] = [before.get(key), after.get(key)];
    if (old === now) lines.push(`    ${key}: ${old}`);
    else {
      if (old !== undefined) lines.push(style(process.stdout, 'red', `  - ${key}: ${old}`));
      if (now !== undefined) lines.push(style(process.stdout, 'green', `  + ${key}: ${now}`));
    }
  }
  return lines;
}
