import { type Duration, parseDuration } from '../data/time.ts';
import { HOUR, MILLISECOND } from '../data/units.ts';
import type { Channel } from './channel.ts';

/** The requests of a Gotocol message. The index in this list is the code on the original's wire. */
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
 * The request that a message belongs to, and the call within it, as in tracing tools. Both are
 * whole numbers from 1 to 2^53 - 1 that an actor draws.
 */
export interface TraceContext {
  readonly trace: number;
  readonly span: number;
}

/** A message of the built-in protocol. */
export interface Gotocol {
  readonly imposition: Imposition;
  /** The channel to answer to, or the channel that the message is about. */
  readonly channel: Channel | null;
  readonly intention: Intention;
  /** The context of a request or its response. A request that waits in a queue keeps it. */
  readonly context?: TraceContext;
}

/** Makes a message. Messages have one of two shapes, which keeps V8 fast. */
export const gotocol = (
  imposition: Imposition,
  channel: Channel | null,
  intention: Intention,
  context?: TraceContext,
): Gotocol =>
  context === undefined
    ? { imposition, channel, intention }
    : { imposition, channel, intention, context };

/** Reads a whole number from 0 to 2^53 - 1, which is given as a number or as digits. */
export function readWhole(intention: Intention): number | undefined {
  const number =
    typeof intention === 'string' && /^\d+$/.test(intention) ? Number(intention) : intention;
  return Number.isSafeInteger(number) && (number as number) >= 0 ? (number as number) : undefined;
}

const INTERVAL_MIN = MILLISECOND;
const INTERVAL_MAX = HOUR;

/** Reads an interval from 1 ms to 1 h, both included, which is given in microseconds or as a text such as `250ms`. */
export function readInterval(intention: Intention): Duration | undefined {
  const interval = typeof intention === 'string' ? parseDuration(intention) : readWhole(intention);
  return interval !== undefined && interval >= INTERVAL_MIN && interval <= INTERVAL_MAX
    ? interval
    : undefined;
}
