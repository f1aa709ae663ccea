import fc from 'fast-check';
import type {
  ClientSpan,
  Instant,
  ProducerSpan,
  ServerSpan,
  Span,
} from '../../../../kernel/index.ts';

/** A span of a service or of a call to it, that ended at an instant. */
export interface Noted {
  readonly span: Span;
  readonly service: string;
  /** The instance that has served, or the service that has called. */
  readonly by: string;
  readonly at: Instant;
}

/** Fields of a span as plain numbers. */
type Part<Fields> = { readonly [Key in keyof Fields]?: Fields[Key] | number };

const common = { kind: 'span', name: 'Get', trace: 1, span: 1, start: 0 } as const;

export const requestOf = (part: Part<ServerSpan>): Span =>
  ({ ...common, role: 'server', waited: 0, served: 0, ...part }) as ServerSpan;

export const callOf = (part: Part<ClientSpan>): Span =>
  ({ ...common, role: 'client', peer: { name: 'x' }, attempt: 1, ...part }) as ClientSpan;

export const messageOf = (part: Part<ProducerSpan>): Span =>
  ({ ...common, role: 'producer', peer: { name: 'x' }, ...part }) as ProducerSpan;

export const noted = (service: string, span: Span, at: number, by = `${service}0`): Noted => ({
  span,
  service,
  by,
  at,
});

const error = fc.option(fc.constantFrom('timeout', 'refused', '__proto__', 'a "b", c'), {
  nil: undefined,
});
const time = fc.oneof(fc.nat(5), fc.nat(5000), fc.nat(1e9));

const hit = fc.option(fc.boolean(), { nil: undefined });

const request = fc
  .record({ start: time, waited: time, served: time, error, hit })
  .map(({ error: word, ...part }) =>
    requestOf({ ...part, ...(word !== undefined && { error: word }) }),
  );

const call = fc
  .record({ start: time, attempt: fc.integer({ min: 1, max: 3 }), remote: fc.option(time), error })
  .map(({ remote, error: word, ...part }) =>
    callOf({
      ...part,
      ...(remote !== null && { remote }),
      ...(word !== undefined && { error: word }),
    }),
  );

const name = fc.constantFrom('web', 'db', 'a,"b"\n', '__proto__');

/** Spans of a few services. Some have names that are hard to write into files. */
export const notedSpans: fc.Arbitrary<Noted[]> = fc.array(
  fc
    .tuple(name, fc.oneof(request, call), time, name)
    .map(([service, span, length, by]) => noted(service, span, span.start + length, by)),
  { maxLength: 60 },
);
