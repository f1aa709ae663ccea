import type { Channel } from '../../actors/channel.ts';
import type { Span } from '../../actors/span.ts';
import { hex64 } from '../../data/mix.ts';
import type { Instant } from '../../data/time.ts';
import type { HeardSpan } from './parents-first.ts';
import type { Services } from './services.ts';

/** The start of virtual time, 2000-01-01T00:00:00Z, in seconds since 1970. In OTLP, 0 means no time. */
const START_S = 946_684_800;

// Source: opentelemetry/proto/trace/v1/trace.proto, SpanKind and StatusCode; JSON writes enums as
// numbers.
const KIND = { server: 2, client: 3 } as const;
const STATUS_ERROR = 2;

/**
 * Writes a span as one line of OTLP's JSON encoding, without the line end. The line is a TracesData
 * with this span alone. Its resource is the actor, and a label `machine` is the attribute
 * `spigo.machine`. Attributes of the span:
 * - server: `spigo.waited_us`, `spigo.served_us`
 * - client: `server.address` (the called actor), `peer.service` (its service), `spigo.attempt`, and
 *   after a response `spigo.remote_us`
 * - both, after an error: `error.type`
 *
 * Source: OpenTelemetry Protocol 1.x, JSON Protobuf Encoding; OTLP File Exporter, JSON lines.
 */
export class OtlpLines {
  private readonly resources: ActorTexts;
  private readonly peers: ActorTexts;

  constructor(services: Services) {
    this.resources = new ActorTexts((actor) => resourceOf(actor, services));
    this.peers = new ActorTexts((actor) => peerOf(actor, services));
  }

  line({ span, from, at }: HeardSpan): string {
    // JSON.stringify for the whole line would take three times as long.
    const { trace, span: number, parent, name, role, start, error } = span;
    return (
      `{"resourceSpans":[{"resource":{"attributes":[${this.resources.of(from)}]},` +
      `"scopeSpans":[{"scope":{"name":"spigo"},"spans":[{` +
      `"traceId":"${NO_HALF}${hex(trace)}","spanId":"${hex(number)}",` +
      (parent === undefined ? '' : `"parentSpanId":"${hex(parent)}",`) +
      `"name":${text(name)},"kind":${KIND[role]},` +
      `"startTimeUnixNano":"${nanoseconds(start)}","endTimeUnixNano":"${nanoseconds(at)}",` +
      `"attributes":[${attributesOf(span, this.peers)}]` +
      (error === undefined
        ? '}]}]}]}'
        : `,"status":{"message":${text(error)},"code":${STATUS_ERROR}}}]}]}]}`)
    );
  }

  /** The services have been told of this actor anew. */
  forget(actor: Channel): void {
    this.resources.forget(actor);
    this.peers.forget(actor);
  }
}

/** Keeps a text of each actor. Most of a line tells of actors, and each actor has many spans. */
class ActorTexts {
  private readonly texts = new WeakMap<Channel, string>();

  constructor(private readonly make: (actor: Channel) => string) {}

  of(actor: Channel): string {
    const known = this.texts.get(actor);
    if (known !== undefined) return known;
    const made = this.make(actor);
    this.texts.set(actor, made);
    return made;
  }

  forget(actor: Channel): void {
    this.texts.delete(actor);
  }
}

function resourceOf(from: Channel, services: Services): string {
  const zone = services.zoneOf(from);
  const labels = Object.entries(services.labelsOf(from));
  return (
    textOf('service.name', services.of(from)) +
    `,${textOf('service.instance.id', from.name)}` +
    (zone === undefined ? '' : `,${textOf('cloud.availability_zone', zone)}`) +
    labels.map(([label, value]) => `,${entryOf(text(`spigo.${label}`), value)}`).join('')
  );
}

const peerOf = (peer: Channel, services: Services): string =>
  `${textOf('server.address', peer.name)},${textOf('peer.service', services.of(peer))}`;

function attributesOf(span: Span, peers: ActorTexts): string {
  const error = span.error === undefined ? '' : `,${textOf('error.type', span.error)}`;
  if (span.role === 'server') {
    const { waited, served } = span;
    return `${wholeOf('spigo.waited_us', waited)},${wholeOf('spigo.served_us', served)}${error}`;
  }
  const { peer, attempt, remote } = span;
  return (
    `${peers.of(peer)},${wholeOf('spigo.attempt', attempt)}` +
    (remote === undefined ? '' : `,${wholeOf('spigo.remote_us', remote)}`) +
    error
  );
}

const textOf = (key: string, value: string): string => entryOf(`"${key}"`, value);

/** Expects a key in quotes, since a label of a model may hold any character. */
const entryOf = (quotedKey: string, value: string): string =>
  `{"key":${quotedKey},"value":{"stringValue":${text(value)}}}`;

// In JSON, numbers of 64 bits are texts.
const wholeOf = (key: string, value: number): string =>
  `{"key":"${key}","value":{"intValue":"${value}"}}`;

/** The upper half of a trace's number. A run uses only the lower half. */
const NO_HALF = '0'.repeat(16);

const hex = (number: number): string => hex64(Math.floor(number / 2 ** 32), number >>> 0);

/** Seconds and microseconds stand side by side, since the sum of both is above the safe numbers. */
const nanoseconds = (at: Instant): string =>
  `${START_S + Math.floor(at / 1e6)}${String(at % 1e6).padStart(6, '0')}000`;

const SURROGATE = /[\ud800-\udfff]/;

/** Writes a text as JSON. Lone surrogates are replaced, since OTLP's texts are UTF-8. */
const text = (value: string): string =>
  JSON.stringify(SURROGATE.test(value) ? value.replace(/\p{Cs}/gu, '\ufffd') : value);
