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

/** What a response can say. `missing` is an answer, too: nobody has put the key. */
export const STATUSES = ['ok', 'missing', 'refused', 'failed'] as const;

/** How a request or a call ended. Only the caller knows that a call has timed out. */
export type Status = (typeof STATUSES)[number] | 'timeout';

export const isFailure = (status: Status): boolean => status !== 'ok' && status !== 'missing';

/** The answer to a request. */
export interface Answer {
  readonly status: Status;
  readonly value: Intention;
}

/** A request gets the value of a key, puts one, or puts a copy of one (`Replicate`). */
export interface Query {
  readonly imposition: 'GetRequest' | 'Put' | 'Replicate';
  readonly key: string;
  readonly value: Intention;
  /** The services on a cycle that wait for its answer. They are not called again for it. */
  readonly callers?: readonly string[];
}

/** A request at the instance that serves it. */
export interface Task extends Query {
  readonly callers: readonly string[];
  /**
   * - call: another instance waits for the answer
   * - outside: it entered the architecture here
   * - one-way: nobody waits for an answer
   * - own: the instance itself sends it to the registry
   */
  readonly origin: 'call' | 'outside' | 'one-way' | 'own';
  /** The sender, or the instance that a copy is about. */
  readonly channel: Channel | null;
  /** Its trace, and its own span. */
  readonly context: TraceContext;
  /** The span of the call that it answers, if it answers one. */
  readonly parent: number | undefined;
  readonly arrivedAt: Instant;
  waited: Duration;
  served: Duration;
  isAnswered: boolean;
  /** Whether the instance itself has the data that the task is for; `undefined` for other tasks. */
  hit?: boolean;
}

/** Draws the number of a trace or a span. It has 53 bits, so that two numbers of a run are hardly ever equal. */
export const drawNumber = ({ random }: Self<never, never>): number =>
  random.integer(1, Number.MAX_SAFE_INTEGER);

/** Makes a task that begins now. It is in the trace of its message, or in a new one. */
export const newTask = (
  { imposition, key, value, callers = [] }: Query,
  origin: Task['origin'],
  channel: Channel | null,
  self: Self<never, never>,
  context?: TraceContext,
): Task => ({
  imposition,
  key,
  value,
  callers,
  origin,
  channel,
  context: { trace: context?.trace ?? drawNumber(self), span: drawNumber(self) },
  parent: context?.span,
  arrivedAt: self.now,
  waited: us(0),
  served: us(0),
  isAnswered: false,
});

/** Makes the span of a task that ends now. */
export const spanOf = (
  { context, parent, imposition, origin, arrivedAt, waited, served, hit }: Task,
  status: Status,
): ServerSpan => ({
  kind: 'span',
  role: origin === 'one-way' ? 'consumer' : 'server',
  trace: context.trace,
  span: context.span,
  parent,
  name: imposition,
  start: arrivedAt,
  error: isFailure(status) ? status : undefined,
  waited,
  served,
  ...(hit !== undefined && { hit }),
});

/** Reads the query of a message: `key`, `key value`, or an object of both; `undefined` if it is malformed. */
export function readQuery({ imposition, intention }: Gotocol): Query | undefined {
  if (imposition !== 'GetRequest' && imposition !== 'Put' && imposition !== 'Replicate') {
    return undefined;
  }
  if (typeof intention === 'string') {
    const [, key = intention, value = null] =
      imposition === 'GetRequest' ? [] : (/^(\S+) (.*)$/su.exec(intention) ?? []);
    return key === '' ? undefined : { imposition, key, value };
  }
  const { key, value = null, callers } = (intention ?? {}) as Readonly<Record<string, Intention>>;
  if (typeof key !== 'string' || key === '') return undefined;
  if (callers === undefined) return { imposition, key, value };
  return isNames(callers) ? { imposition, key, value, callers } : undefined;
}

const isNames = (told: Intention): told is readonly string[] =>
  Array.isArray(told) && told.every((name) => typeof name === 'string');

/** Reads a response: the answer, and how long the peer had the request; `undefined` if it is malformed. */
export function readAnswer({
  intention,
}: Gotocol): { readonly answer: Answer; readonly took: Duration } | undefined {
  const { status, value = null, took } = (intention ?? {}) as Readonly<Record<string, Intention>>;
  const known = STATUSES.find((one) => one === status);
  const span = readWhole(took);
  if (known === undefined || span === undefined) return undefined;
  return { answer: { status: known, value }, took: span };
}

/** Whether a message's context is well-formed. */
export const isContext = ({ trace, span }: TraceContext): boolean =>
  [trace, span].every((number) => Number.isSafeInteger(number) && number >= 1);
