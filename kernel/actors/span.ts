import type { Duration, Instant } from '../data/time.ts';
import type { Channel } from './channel.ts';
import type { TraceContext } from './gotocol.ts';

interface SpanStart extends TraceContext {
  readonly kind: 'span';
  /**
   * The span around this one: a server's parent is a call, a call's parent is a server, and a
   * consumer's parent is a producer. A request's first has none.
   */
  readonly parent?: number | undefined;
  /** The name of the request, in a word. */
  readonly name: string;
  readonly start: Instant;
  /** The error, in a word. It is left out when there was none. */
  readonly error?: string | undefined;
}

/** A server's work for one request, from its arrival until now. */
export interface ServerSpan extends SpanStart {
  /** A `consumer` works on a message to which nobody awaits an answer. */
  readonly role: 'server' | 'consumer';
  /** How long the request waited for a worker. */
  readonly waited: Duration;
  /** How long the worker took. */
  readonly served: Duration;
  /** Whether the server itself had the data that the request is for. It is left out for other requests. */
  readonly hit?: boolean | undefined;
}

/** One call of another actor. It begins with the request, and ends with the response or when it is given up. */
export interface ClientSpan extends SpanStart {
  readonly role: 'client';
  readonly peer: Channel;
  /** The number of the attempt, from 1. */
  readonly attempt: number;
  /** How long the peer had the request, from its response. The network took the rest. */
  readonly remote?: Duration | undefined;
}

/** A message of a request to another actor, to which nobody awaits an answer. The work on it is a `consumer`. */
export interface ProducerSpan extends SpanStart {
  readonly role: 'producer';
  readonly peer: Channel;
}

/** A piece of work for a request, as tracing tools show it. It ends when it is reported. */
export type Span = ServerSpan | ClientSpan | ProducerSpan;
