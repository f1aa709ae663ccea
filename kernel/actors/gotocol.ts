import { type Duration, parseDuration } from '../data/time.ts';
import { HOUR, MILLISECOND } from '../data/units.ts';
import type { Channel } from './channel.ts';

/** What a Gotocol message can ask for; its place in the list is its code on the original's wire. */
export const IMPOSITIONS = [
  'Hello',
  'NameDrop',
  'Chat',
  'GoldCoin',
  'Inform',
  'GetRequest',
  'GetResponse',
  'Put',
  'Replicate',
  'Goodbye',
] as const;
export type Imposition = (typeof IMPOSITIONS)[number];

/** Plain data that an intention may be. */
export type Intention =
  | string
  | number
  | boolean
  | null
  | readonly Intention[]
  | { readonly [key: string]: Intention };

/**
 * Which request a message belongs to, and which call within it, as tracing tools number them: whole numbers
 * from 1 to 2^53 - 1 that an actor draws.
 */
export interface TraceContext {
  readonly trace: number;
  readonly span: number;
}

/** A message of the built-in protocol. */
export interface Gotocol {
  readonly imposition: Imposition;
  /** Where to answer, or whom the message is about; it may be none. */
  readonly channel: Channel | null;
  readonly intention: Intention;
  /** Of a request or its response: so that one which waits keeps its cause. */
  readonly context?: TraceContext;
}

/** Makes a message; all of one shape, or one with a context, which keeps them fast. */
export const gotocol = (
  imposition: Imposition,
  channel: Channel | null,
  intention: Intention,
  context?: TraceContext,
): Gotocol =>
  context === undefined
    ? { imposition, channel, intention }
    : { imposition, channel, intention, context };

/** The intention as a whole number from 0 to 2^53 - 1, given as a number or its digits. */
export function readWhole(intention: Intention): number | undefined {
  const number =
    typeof intention === 'string' && /^\d+$/.test(intention) ? Number(intention) : intention;
  return Number.isSafeInteger(number) && (number as number) >= 0 ? (number as number) : undefined;
}

const INTERVAL_MIN = MILLISECOND;
const INTERVAL_MAX = HOUR;

/** The intention as an interval from 1 ms to 1 h, both included: microseconds, or a text as `250ms`. */
export function readInterval(intention: Intention): Duration | undefined {
  const interval = typeof intention === 'string' ? parseDuration(intention) : readWhole(intention);
  return interval !== undefined && interval >= INTERVAL_MIN && interval <= INTERVAL_MAX
    ? interval
    : undefined;
}
