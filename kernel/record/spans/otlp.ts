import type { Channel } from '../../actors/channel.ts';
import type { Span } from '../../actors/span.ts';
import { unreachable } from '../../data/errors.ts';
import { regionOf } from '../../network/network-laws.ts';
import type { Epoch } from './epoch.ts';
import type { HeardSpan } from './parents-first.ts';
import type { Services } from './services.ts';
import { spanId, traceId } from './span-ids.ts';

// Source: opentelemetry/proto/trace/v1/trace.proto, SpanKind and StatusCode; JSON writes enums as
// numbers.
const KIND = { server: 2, client: 3, producer: 4, consumer: 5 } as const;
const STATUS_ERROR = 2;

/**
 * Writes a span as one line of OTLP's JSON encoding, without the line end. The line is a TracesData
 * with this span alone. Its resource is the actor, with `cloud.region`, the zone up to its first
 * slash, and `cloud.availability_zone`, the zone if it has a slash. A label `machine` is the
 * attribute `spigo.machine`. Attributes of the span:
 * - server, consumer: `spigo.waited_us`, `spigo.served_us`, and `spigo.hit` for a request for data
 * - client, producer: `server.address` (the called actor), `peer.service` (its service)
 * - client: `spigo.attempt`, and after a response `spigo.remote_us`
 * - all, after an error: `error.type`
 *
 * Source: OpenTelemetry Protocol 1.x, JSON Protobuf Encoding; OTLP File Exporter, JSON lines.
 */
export class OtlpLines {
  private readonly resources: ActorTexts;
  private readonly peers: ActorTexts;

  /** `epoch` is the start of virtual time. */
  constructor(
    services: Services,
    private readonly epoch: Epoch,
  ) {
    this.resources = new ActorTexts((actor) => resourceOf(actor, services));
    this.peers = new ActorTexts((actor) => peerOf(actor, services));
  }

  line({ span, from, at }: HeardSpan): string {
    // JSON.stringify for the whole line would take three times as long.
    const { trace, span: number, parent, name, role, start, error } = span;
    return (
      `{"resourceSpans":[{"resource":{"attributes":[${this.resources.of(from)}]},` +
      `"scopeSpans":[{"scope":{"name":"spigo"},"spans":[{` +
      `"traceId":"${traceId(trace)}","spanId":"${spanId(number)}",` +
      (parent === undefined ? '' : `"parentSpanId":"${spanId(parent)}",`) +
      `"name":${text(name)},"kind":${KIND[role]},` +
      `"startTimeUnixNano":"${this.epoch.nanoseconds(start)}",` +
      `"endTimeUnixNano":"${this.epoch.nanoseconds(at)}",` +
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
    (zone === undefined ? '' : `,${textOf('cloud.region', regionOf(zone))}`) +
    (zone?.includes('/') ? `,${textOf('cloud.availability_zone', zone)}` : '') +
    labels.map(([label, value]) => `,${entryOf(text(`spigo.${label}`), value)}`).join('')
  );
}

const peerOf = (peer: Channel, services: Services): string =>
  `${textOf('server.address', peer.name)},${textOf('peer.service', services.of(peer))}`;

function attributesOf(span: Span, peers: ActorTexts): string {
  const error = span.error === undefined ? '' : `,${textOf('error.type', span.error)}`;
  switch (span.role) {
    case 'server':
    case 'consumer': {
      const { waited, served, hit } = span;
      const data = hit === undefined ? '' : `,{"key":"spigo.hit","value":{"boolValue":${hit}}}`;
      return `${wholeOf('spigo.waited_us', waited)},${wholeOf('spigo.served_us', served)}${data}${error}`;
    }
    case 'producer':
      return `${peers.of(span.peer)}${error}`;
    case 'client': {
      const { peer, attempt, remote } = span;
      const took = remote === undefined ? '' : `,${wholeOf('spigo.remote_us', remote)}`;
      return `${peers.of(peer)},${wholeOf('spigo.attempt', attempt)}${took}${error}`;
    }
    default:
      return unreachable(span);
  }
}

const textOf = (key: string, value: string): string => entryOf(`"${key}"`, value);

/** Expects a key in quotes, since a label of a model may hold any character. */
const entryOf = (quotedKey: string, value: string): string =>
  `{"key":${quotedKey},"value":{"stringValue":${text(value)}}}`;

// In JSON, numbers of 64 bits are texts.
const wholeOf = (key: string, value: number): string =>
  `{"key":"${key}","value":{"intValue":"${value}"}}`;

const SURROGATE = /[\ud800-\udfff]/;

/** Writes a text as JSON. Lone surrogates are replaced, since OTLP's texts are UTF-8. */
const text = (value: string): string =>
  JSON.stringify(SURROGATE.test(value) ? value.replace(/\p{Cs}/gu, '\ufffd') : value);
