import type { Duration, Instant } from '../data/time.ts';
import type { Channel } from './channel.ts';
import type { TraceContext } from './gotocol.ts';

interface SpanStart extends TraceContext {
  readonly kind: 'span';
  /** The span within which this one happened: of a server, the call; of a call, the server. None for a request's first. */
  readonly parent?: number | undefined;
  /** What was asked for, in a word. */
  readonly name: string;
  readonly start: Instant;
  /** What went wrong, in a word; left out where nothing did. */
  readonly error?: string | undefined;
}

/** What a server did for one request, from its arrival until now. */
export interface ServerSpan extends SpanStart {
  readonly role: 'server';
  /** How much of it the request waited for a worker, and how long the worker took. */
  readonly waited: Duration;
  readonly served: Duration;
}

/** One call of another actor, from the request sent until its response, or until it was given up. */
export interface ClientSpan extends SpanStart {
  readonly role: 'client';
  readonly peer: Channel;
  /** Which attempt it was, from 1. */
  readonly attempt: number;
  /** How long the peer had the request, as its response said: the rest was the network's. Without a response, none. */
  readonly remote?: Duration | undefined;
}

/** A piece of work for a request, as tracing tools show it. It ends when it is reported. */
export type Span = ServerSpan | ClientSpan;
