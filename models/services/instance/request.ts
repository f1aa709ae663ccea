import {
  type Channel,
  type Duration,
  type Gotocol,
  type Instant,
  type Intention,
  readWhole,
  type Self,
  type ServerSpan,
  type TraceContext,
  us,
} from '../../../kernel/index.ts';

/** How a request ended: `missing` is an answer too, of a key that nobody has put. */
export const STATUSES = ['ok', 'missing', 'refused', 'failed', 'timeout'] as const;
export type Status = (typeof STATUSES)[number];

export const isFailure = (status: Status): boolean => status !== 'ok' && status !== 'missing';

/** What comes back for a request. */
export interface Answer {
  readonly status: Status;
  readonly value: Intention;
}

/** What is asked: the value under a key, or to put one there, at the asked or as a copy. */
export interface Query {
  readonly imposition: 'GetRequest' | 'Put' | 'Replicate';
  readonly key: string;
  readonly value: Intention;
}

/** A request at the instance that serves it. */
export interface Task extends Query {
  /**
   * Where it comes from: a call of another instance, which waits for an answer; outside of the architecture; a
   * message that nobody waits for; or the instance itself, on its own business.
   */
  readonly origin: 'call' | 'outside' | 'one-way' | 'own';
  /** Who asked, or whom a copy is about. */
  readonly channel: Channel | null;
  /** The trace that it belongs to, and its own span in it. */
  readonly context: TraceContext;
  /** The span of the call that it answers, if it answers one. */
  readonly parent: number | undefined;
  readonly arrivedAt: Instant;
  waited: Duration;
  served: Duration;
}

/** A number for a trace or a span: of 53 bits, so that no two of a run are alike. */
export const drawNumber = ({ random }: Self<never, never>): number =>
  random.integer(1, Number.MAX_SAFE_INTEGER);

/** A task that begins now, in the trace of the message that brought it, or a new one. */
export const newTask = (
  { imposition, key, value }: Query,
  origin: Task['origin'],
  channel: Channel | null,
  self: Self<never, never>,
  context?: TraceContext,
): Task => ({
  imposition,
  key,
  value,
  origin,
  channel,
  context: { trace: context?.trace ?? drawNumber(self), span: drawNumber(self) },
  parent: context?.span,
  arrivedAt: self.now,
  waited: us(0),
  served: us(0),
});

/** The span of a task that ends now, with this status. */
export const spanOf = (
  { context, parent, imposition, arrivedAt, waited, served }: Task,
  status: Status,
): ServerSpan => ({
  kind: 'span',
  role: 'server',
  trace: context.trace,
  span: context.span,
  parent,
  name: imposition,
  start: arrivedAt,
  error: isFailure(status) ? status : undefined,
  waited,
  served,
});

/** The query of a message: `key`, `key value`, or an object of both; `undefined` if it is malformed. */
export function readQuery({ imposition, intention }: Gotocol): Query | undefined {
  if (imposition !== 'GetRequest' && imposition !== 'Put' && imposition !== 'Replicate') {
    return undefined;
  }
  if (typeof intention === 'string') {
    const [, key = intention, value = null] =
      imposition === 'GetRequest' ? [] : (/^(\S+) (.*)$/su.exec(intention) ?? []);
    return key === '' ? undefined : { imposition, key, value };
  }
  const { key, value = null } = (intention ?? {}) as Readonly<Record<string, Intention>>;
  return typeof key === 'string' && key !== '' ? { imposition, key, value } : undefined;
}

/** What a response says: the answer, and how long the peer had the request. `undefined` if it is malformed. */
export function readAnswer({
  intention,
}: Gotocol): { readonly answer: Answer; readonly took: Duration } | undefined {
  const { status, value = null, took } = (intention ?? {}) as Readonly<Record<string, Intention>>;
  const known = STATUSES.find((one) => one === status);
  const span = readWhole(took);
  if (known === undefined || span === undefined) return undefined;
  return { answer: { status: known, value }, took: span };
}

/** Whether a message's context can be told on. */
export const isContext = ({ trace, span }: TraceContext): boolean =>
  [trace, span].every((number) => Number.isSafeInteger(number) && number >= 1);
