// A reader of OTLP's JSON encoding, made from its specification and knowing nothing of what writes it:
// OpenTelemetry Protocol, "JSON Protobuf Encoding", and the messages of opentelemetry/proto/trace/v1/trace.proto.

/** A span as a file tells it, with its resource's attributes. */
export interface ReadSpan {
  readonly line: number;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly name: string;
  readonly kind: number;
  readonly start: bigint;
  readonly end: bigint;
  readonly isError: boolean;
  readonly attributes: ReadonlyMap<string, string>;
  readonly resource: ReadonlyMap<string, string>;
}

type Complain = (text: string) => void;
type Kind = (value: unknown, place: string, complain: Complain) => void;
type Message = Readonly<Record<string, Kind>>;

const check =
  (isRight: (value: unknown) => boolean, expected: string): Kind =>
  (value, place, complain) => {
    if (!isRight(value)) complain(`${place}: got ${JSON.stringify(value)}, expected ${expected}`);
  };

const text = check(
  (value) => typeof value === 'string' && !/\p{Cs}/u.test(value),
  'a text of whole characters',
);
const boolean = check((value) => typeof value === 'boolean', 'true or false');
const double = check((value) => typeof value === 'number', 'a number');
/** A whole number, or an enum, which OTLP never writes as its name. */
const upTo = (max: number): Kind =>
  check(
    (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= max,
    `a whole number from 0 to ${max}`,
  );
const uint32 = upTo(2 ** 32 - 1);
const within = (value: unknown, min: bigint, max: bigint): boolean =>
  typeof value === 'string' &&
  /^(0|-?[1-9]\d*)$/.test(value) &&
  BigInt(value) >= min &&
  BigInt(value) <= max;
const fixed64 = check(
  (value) => within(value, 0n, 2n ** 64n - 1n),
  'the decimal digits of 64 bits without a sign',
);
const int64 = check(
  (value) => within(value, -(2n ** 63n), 2n ** 63n - 1n),
  'the decimal digits of 64 bits',
);
const bytes = check(
  (value) => typeof value === 'string' && /^[A-Za-z0-9+/]*={0,2}$/.test(value),
  'base64',
);
/** Ids are hexadecimal, although protobuf's JSON has bytes as base64. An id of zeros is invalid. */
const id = (digits: number): Kind =>
  check(
    (value) =>
      typeof value === 'string' &&
      new RegExp(`^[0-9a-f]{${digits}}$`).test(value) &&
      !/^0+$/.test(value),
    `${digits} lower-case hexadecimal digits, not all of them 0`,
  );

const list =
  (kind: Kind): Kind =>
  (value, place, complain) => {
    if (!Array.isArray(value)) {
      complain(`${place}: got ${JSON.stringify(value)}, expected a list`);
      return;
    }
    value.forEach((item, index) => void kind(item, `${place}[${index}]`, complain));
  };

const message =
  (fields: () => Message, { isOneOf = false, needs = [] as readonly string[] } = {}): Kind =>
  (value, place, complain) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      complain(`${place}: got ${JSON.stringify(value)}, expected an object`);
      return;
    }
    const known = fields();
    const keys = Object.keys(value);
    if (isOneOf && keys.length !== 1) complain(`${place}: got ${keys.length} values, expected one`);
    for (const need of needs) if (!keys.includes(need)) complain(`${place}: got no ${need}`);
    for (const [key, inner] of Object.entries(value)) {
      if (Object.hasOwn(known, key)) known[key](inner, `${place}.${key}`, complain);
      else complain(`${place}: got the field ${JSON.stringify(key)}, which there is not`);
    }
  };

const anyValue: Kind = message(
  () => ({
    stringValue: text,
    boolValue: boolean,
    intValue: int64,
    doubleValue: double,
    arrayValue: message(() => ({ values: list(anyValue) })),
    kvlistValue: message(() => ({ values: attributes })),
    bytesValue: bytes,
  }),
  { isOneOf: true },
);
const keyValue = message(() => ({ key: text, value: anyValue }), { needs: ['key', 'value'] });
/** No key stands twice, and none is empty. */
const attributes: Kind = (value, place, complain) => {
  list(keyValue)(value, place, complain);
  const keys = Array.isArray(value) ? value.map((one) => String(one?.key)) : [];
  if (new Set(keys).size !== keys.length) complain(`${place}: got a key twice: ${keys.join()}`);
  if (keys.includes('')) complain(`${place}: got an empty key`);
};

const event = message(() => ({
  timeUnixNano: fixed64,
  name: text,
  attributes,
  droppedAttributesCount: uint32,
}));
const link = message(
  () => ({
    traceId: id(32),
    spanId: id(16),
    traceState: text,
    attributes,
    droppedAttributesCount: uint32,
    flags: uint32,
  }),
  { needs: ['traceId', 'spanId'] },
);
const span = message(
  () => ({
    traceId: id(32),
    spanId: id(16),
    traceState: text,
    parentSpanId: id(16),
    flags: uint32,
    name: text,
    kind: upTo(5),
    startTimeUnixNano: fixed64,
    endTimeUnixNano: fixed64,
    attributes,
    droppedAttributesCount: uint32,
    events: list(event),
    droppedEventsCount: uint32,
    links: list(link),
    droppedLinksCount: uint32,
    status: message(() => ({ message: text, code: upTo(2) })),
  }),
  { needs: ['traceId', 'spanId', 'name', 'kind', 'startTimeUnixNano', 'endTimeUnixNano'] },
);
const scope = message(() => ({
  name: text,
  version: text,
  attributes,
  droppedAttributesCount: uint32,
}));
const tracesData = message(
  () => ({
    resourceSpans: list(
      message(
        () => ({
          resource: message(() => ({ attributes, droppedAttributesCount: uint32 })),
          scopeSpans: list(
            message(() => ({ scope, spans: list(span), schemaUrl: text }), { needs: ['spans'] }),
          ),
          schemaUrl: text,
        }),
        { needs: ['resource', 'scopeSpans'] },
      ),
    ),
  }),
  { needs: ['resourceSpans'] },
);

/** What is wrong with the lines of a file, and the spans that were read; nothing of a line that is wrong. */
export function readOtlp(file: string): { complaints: string[]; spans: ReadSpan[] } {
  const complaints: string[] = [];
  const spans: ReadSpan[] = [];
  if (file !== '' && !file.endsWith('\n')) complaints.push('the last line has no end');
  file
    .split('\n')
    .slice(0, -1)
    .forEach((line, index) => {
      const count = complaints.length;
      const complain: Complain = (one) => void complaints.push(`line ${index + 1}: ${one}`);
      const data = parsed(line);
      tracesData(data, 'TracesData', complain);
      if (complaints.length === count) spans.push(...spansOf(data as never, index + 1, complain));
    });
  return { complaints, spans };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

type KeyValues = readonly { key: string; value: Readonly<Record<string, unknown>> }[];
interface Data {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes?: KeyValues };
    readonly scopeSpans: readonly { readonly spans: readonly SpanData[] }[];
  }[];
}
interface SpanData {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes?: KeyValues;
  readonly status?: { readonly code?: number };
}

const mapOf = (attributes: KeyValues = []): Map<string, string> =>
  new Map(attributes.map(({ key, value }) => [key, String(Object.values(value)[0])]));

function spansOf({ resourceSpans }: Data, line: number, complain: Complain): ReadSpan[] {
  return resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const about = mapOf(resource.attributes);
    // The one attribute that every resource has, by the semantic conventions.
    if ((about.get('service.name') ?? '') === '') complain('got no service.name');
    return scopeSpans.flatMap((scoped) =>
      scoped.spans.map((one) => {
        const [start, end] = [BigInt(one.startTimeUnixNano), BigInt(one.endTimeUnixNano)];
        if (start === 0n || end === 0n) complain('got the time 0, which says that it is unknown');
        if (end < start) complain(`ends at ${end}, before it starts at ${start}`);
        if (one.name === '') complain('got no name');
        return {
          line,
          traceId: one.traceId,
          spanId: one.spanId,
          parentSpanId: one.parentSpanId,
          name: one.name,
          kind: one.kind,
          start,
          end,
          isError: one.status?.code === 2,
          attributes: mapOf(one.attributes),
          resource: about,
        };
      }),
    );
  });
}

const [SERVER, CLIENT, PRODUCER, CONSUMER] = [2, 3, 4, 5];

/** The kinds of spans that a span of each kind may have as its parent. */
const PARENTS: Readonly<Record<number, readonly number[]>> = {
  [SERVER]: [CLIENT],
  [CLIENT]: [SERVER, CONSUMER],
  [PRODUCER]: [SERVER, CONSUMER],
  [CONSUMER]: [PRODUCER],
};

/**
 * What is wrong with how spans belong together. Ids are unique in their trace; a trace is one tree: one span
 * has no parent, and every parent is there, on an earlier line. A call's parent is a server, and a server's
 * the call of it; a message's parent is a server, and a consumer's the message. A child starts when its
 * parent has, and ends when it has not yet ended, but for two cases: below a call that was given up (a
 * client's span with an error), a server may start and end later, and so may a consumer.
 */
export function treeComplaints(spans: readonly ReadSpan[]): string[] {
  const complaints: string[] = [];
  const known = new Map<string, ReadSpan>();
  const rooted = new Set<string>();
  for (const one of spans) {
    const { line, traceId, spanId, parentSpanId } = one;
    const complain = (text: string): void => void complaints.push(`line ${line}: ${text}`);
    if (known.has(`${traceId}/${spanId}`)) complain(`got the span ${spanId} twice`);
    known.set(`${traceId}/${spanId}`, one);
    if (parentSpanId === undefined) {
      if (rooted.has(traceId)) complain(`got a second root of ${traceId}`);
      rooted.add(traceId);
      continue;
    }
    const parent = known.get(`${traceId}/${parentSpanId}`);
    if (parent === undefined || parent === one) complain(`got no parent ${parentSpanId} before`);
    else for (const complaint of pairComplaints(one, parent)) complain(complaint);
  }
  return complaints;
}

function* pairComplaints(child: ReadSpan, parent: ReadSpan): Generator<string> {
  if (PARENTS[child.kind]?.includes(parent.kind) !== true) yield 'has a parent of a wrong kind';
  if (child.start < parent.start) yield 'starts before its parent';
  const isGivenUp = parent.kind === CLIENT && parent.isError;
  if (isGivenUp || parent.kind === PRODUCER) return;
  if (child.start > parent.end) yield 'starts after its parent has ended';
  if (child.end > parent.end) yield 'ends after its parent, which waited for it';
}

/** All that is wrong with a file of spans. */
export function otlpComplaints(file: string): string[] {
  const { complaints, spans } = readOtlp(file);
  return [...complaints, ...treeComplaints(spans)];
}
