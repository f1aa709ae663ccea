import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { type Observer, open, SpanWriter, simulate } from '../../../../kernel/index.ts';
import { spanId, traceId } from '../../../../kernel/record/spans/span-ids.ts';
import { test } from '../../../property.ts';
import { chain } from './chain.ts';
import { otlpComplaints, type ReadSpan, readOtlp } from './otlp.ts';

/** The spans of a run of clients, web servers and a database, as a file, and how many were left out. */
function record(requests: number, until = '1h', events = Number.POSITIVE_INFINITY) {
  const lines: string[] = [];
  const writer = new SpanWriter((line) => lines.push(`${line}\n`));
  const input = { seed: 'spans', options: { requests }, limits: { until } };
  const world = open(chain, input, { observers: [writer] });
  while (world.advance({ events }) === 'paused');
  return { leftOut: writer.close().count, file: lines.join(''), world };
}

/** Counts the spans that hold this. There must be some. */
const some = (spans: readonly ReadSpan[], holds: (span: ReadSpan) => boolean): number => {
  const { length } = spans.filter(holds);
  expect(length).toBeGreaterThan(5);
  return length;
};

describe('a file of spans', () => {
  const { file, leftOut, world } = record(300);
  const { complaints, spans } = readOtlp(file);

  test('is OTLP, and its traces are trees', () => {
    expect(complaints).toEqual([]);
    expect(otlpComplaints(file)).toEqual([]);
    expect(leftOut).toBe(0);
    // Every message of this model is a call or its response.
    expect(spans.length).toBe(world.counts.sent + 300);
  });

  test('tells of retries, refusals, timeouts and of responses that came too late', () => {
    expect(new Set(spans.map(({ traceId }) => traceId)).size).toBe(300);
    some(spans, ({ attributes }) => Number(attributes.get('spigo.attempt')) > 1);
    some(spans, ({ attributes }) => attributes.get('error.type') === 'refused');
    some(spans, ({ attributes }) => attributes.get('error.type') === 'timeout');
    const byId = new Map(spans.map((one) => [one.spanId, one]));
    some(spans, ({ end, parentSpanId = '' }) => end > (byId.get(parentSpanId)?.end ?? end));
  });

  test('tells of service, instance, zone and peer', () => {
    const web = spans.find(({ resource }) => resource.get('service.instance.id') === 'web1');
    expect(Object.fromEntries(web?.resource ?? [])).toEqual({
      'service.name': 'web',
      'service.instance.id': 'web1',
      'cloud.region': 'b',
    });
    const calls = spans.filter(({ kind }) => kind === 3);
    const peers = new Set(calls.map(({ attributes }) => attributes.get('peer.service')));
    expect([...peers].sort()).toEqual(['db', 'web']);
  });

  test('is the same in whatever slices the run is made', () => {
    expect(record(50, '1h', 1).file).toBe(record(50).file);
    expect(record(50, '1h', 7).file).toBe(record(50).file);
  });

  test('has whole requests alone where the run is cut short, and tells how many spans are missing', () => {
    let missing = 0;
    for (const until of ['100ms', '150ms', '200ms', '250ms']) {
      const { file: cut, leftOut } = record(300, until);
      missing += leftOut;
      expect(otlpComplaints(cut)).toEqual([]);
      const lines = cut.split('\n');
      expect(lines.length).toBeGreaterThan(50);
      expect(file.split('\n')).toEqual(expect.arrayContaining(lines));
    }
    expect(missing).toBeGreaterThan(0);
  });

  test('changes nothing in the run', () => {
    const input = { seed: 'spans', options: { requests: 300 }, limits: { until: '1h' } };
    expect(simulate(chain, input)).toEqual(world.result());
  });
});

test('a line is an object with one span, its actor and what happened to it', () => {
  const lines: object[] = [];
  const writer: Observer = new SpanWriter((line) => lines.push(JSON.parse(line)));
  const [web, db] = [{ name: 'web0' }, { name: 'db\ud800' }];
  writer.report?.({ kind: 'node', service: 'web', zone: 'r/a' }, web, 0);
  const call = { kind: 'span', role: 'client', name: 'Get', trace: 2 ** 53 - 1, span: 10 } as const;
  const start = 7;
  writer.span?.({ ...call, start, peer: db, attempt: 2, error: 'timeout' }, web, 1007);
  const server = {
    kind: 'span',
    role: 'server',
    name: 'Get',
    trace: 2 ** 53 - 1,
    span: 11,
  } as const;
  const times = { start: 8, waited: 1, served: 2 };
  writer.span?.({ ...server, ...times, parent: 10 }, db, 2 ** 53 - 1);
  const textValue = (key: string, stringValue: string) => ({ key, value: { stringValue } });
  const wholeValue = (key: string, intValue: string) => ({ key, value: { intValue } });
  expect(lines[0]).toEqual({
    resourceSpans: [
      {
        resource: {
          attributes: [
            textValue('service.name', 'web'),
            textValue('service.instance.id', 'web0'),
            textValue('cloud.region', 'r'),
            textValue('cloud.availability_zone', 'r/a'),
          ],
        },
        scopeSpans: [
          {
            scope: { name: 'spigo' },
            spans: [
              {
                traceId: traceId(2 ** 53 - 1),
                spanId: spanId(10),
                name: 'Get',
                kind: 3,
                startTimeUnixNano: '946684800000007000',
                endTimeUnixNano: '946684800001007000',
                attributes: [
                  textValue('server.address', 'db\ufffd'),
                  textValue('peer.service', 'db\ufffd'),
                  wholeValue('spigo.attempt', '2'),
                  textValue('error.type', 'timeout'),
                ],
                status: { code: 2, message: 'timeout' },
              },
            ],
          },
        ],
      },
    ],
  });
  expect(lines[1]).toMatchObject({
    resourceSpans: [
      {
        resource: {
          attributes: [
            textValue('service.name', 'db\ufffd'),
            textValue('service.instance.id', 'db\ufffd'),
          ],
        },
        scopeSpans: [
          {
            spans: [
              {
                parentSpanId: spanId(10),
                kind: 2,
                endTimeUnixNano: '9953884054740991000',
                attributes: [
                  wholeValue('spigo.waited_us', '1'),
                  wholeValue('spigo.served_us', '2'),
                ],
              },
            ],
          },
        ],
      },
    ],
  });
});

test('a message without an answer is of a producer, and the work on it of a consumer', () => {
  const lines: string[] = [];
  const writer: Observer = new SpanWriter((line) => lines.push(`${line}\n`));
  const [one, two] = [{ name: 'one' }, { name: 'two' }];
  const common = { kind: 'span', name: 'Put', trace: 1, start: 5 } as const;
  const work = { waited: 0, served: 0 };
  writer.span?.({ ...common, role: 'server', span: 1, ...work, hit: false }, one, 9);
  writer.span?.({ ...common, role: 'producer', span: 2, parent: 1, peer: two }, one, 5);
  writer.span?.({ ...common, role: 'consumer', span: 3, parent: 2, ...work }, two, 20);
  const file = lines.join('');
  expect(otlpComplaints(file)).toEqual([]);
  const [server, producer, consumer] = readOtlp(file).spans;
  expect([server, producer, consumer].map(({ kind }) => kind)).toEqual([2, 4, 5]);
  expect(server.attributes.get('spigo.hit')).toBe('false');
  expect(producer.attributes.get('peer.service')).toBe('two');
  expect(consumer.parentSpanId).toBe(producer.spanId);
});

test('virtual time begins when it is told to', () => {
  const startOf = (epoch?: number): string => {
    const lines: string[] = [];
    const writer: Observer = new SpanWriter((line) => lines.push(`${line}\n`), { epoch });
    const span = { kind: 'span', role: 'server', name: 'Get', trace: 1, span: 1 } as const;
    writer.span?.({ ...span, start: 1_999_999, waited: 0, served: 0 }, { name: 'x' }, 2_000_000);
    return String(readOtlp(lines.join('')).spans[0].start);
  };
  expect(startOf()).toBe('946684801999999000');
  expect(startOf(Date.parse('2026-01-31T12:00:00.500Z'))).toBe('1769860802499999000');
  for (const epoch of [0, -1, Number.NaN, 1e15, 86_400_000.5]) {
    expect(() => startOf(epoch)).toThrow(expect.objectContaining({ code: 'bad-argument' }));
  }
});

test('labels of any name are attributes', () => {
  const lines: { resourceSpans: [{ resource: { attributes: { key: string }[] } }] }[] = [];
  const writer: Observer = new SpanWriter((line) => lines.push(JSON.parse(line)));
  const web = { name: 'web0' };
  const labels = { 'a "b"\\\n': 'x', 'half \ud800': 'y' };
  writer.report?.({ kind: 'node', service: 'web', labels }, web, 0);
  const times = { start: 0, waited: 0, served: 0 };
  const span = { kind: 'span', role: 'server', name: 'Get', trace: 1, span: 1 } as const;
  writer.span?.({ ...span, ...times }, web, 0);
  const keys = lines[0].resourceSpans[0].resource.attributes.map(({ key }) => key);
  expect(keys.slice(2)).toEqual(['spigo.a "b"\\\n', 'spigo.half \ufffd']);
});

test('an actor that is reported anew has its new service and labels from then on', () => {
  const lines: string[] = [];
  const writer: Observer = new SpanWriter((line) => lines.push(line));
  const [web, db] = [{ name: 'web0' }, { name: 'db0' }];
  const call = { kind: 'span', role: 'client', name: 'Get', trace: 1 } as const;
  const span = { ...call, start: 0, peer: db, attempt: 1 };
  writer.span?.({ ...span, span: 1 }, web, 0);
  writer.report?.({ kind: 'node', service: 'front', labels: { rack: 'r1' } }, web, 0);
  writer.report?.({ kind: 'node', service: 'store' }, db, 0);
  writer.span?.({ ...span, span: 2 }, web, 0);
  const told = readOtlp(lines.map((line) => `${line}\n`).join('')).spans.map((one) => [
    one.resource.get('service.name'),
    one.resource.get('spigo.rack'),
    one.attributes.get('peer.service'),
  ]);
  expect(told).toEqual([
    ['web0', undefined, 'db0'],
    ['front', 'r1', 'store'],
  ]);
});

const word = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('"\\', '\ud800', '\u2028', '\n\0'),
);

/** As UTF-8 has it. */
const wellFormed = (text: string): string => Buffer.from(text).toString();

const number = fc.maxSafeInteger().filter((one) => one > 0);

test.prop([word, word, word, number, number])(
  'a line is as JSON.stringify writes it, whatever its texts, and exact to the microsecond',
  (actor, name, error, start, at) => {
    const lines: string[] = [];
    const writer: Observer = new SpanWriter((line) => lines.push(line));
    const times = { start, waited: 0, served: 0 };
    const span = { kind: 'span', role: 'server', name, trace: at, span: start, error } as const;
    writer.span?.({ ...span, ...times }, { name: actor }, at);
    const read = JSON.parse(lines[0]);
    expect(lines).toEqual([JSON.stringify(read)]);
    expect(read.resourceSpans[0].scopeSpans[0].spans[0]).toMatchObject({
      traceId: traceId(at),
      spanId: spanId(start),
      name: wellFormed(name),
      startTimeUnixNano: `${(946_684_800_000_000n + BigInt(start)) * 1000n}`,
      endTimeUnixNano: `${(946_684_800_000_000n + BigInt(at)) * 1000n}`,
      status: { message: wellFormed(error) },
    });
  },
);

describe('the check of a file', () => {
  const { file } = record(3);
  const [root, first, second, ...rest] = file.trimEnd().split('\n');
  const complaintsOf = (...lines: string[]): string[] =>
    otlpComplaints([root, ...lines].map((line) => `${line}\n`).join(''));

  test('finds nothing wrong with one that is right, nor with one of no lines', () => {
    expect(complaintsOf(first, second, ...rest)).toEqual([]);
    expect(otlpComplaints('')).toEqual([]);
  });

  const wrong: [what: string, pattern: RegExp, put: string][] = [
    ['an id of zeros', /"traceId":"\w+"/, `"traceId":"${'0'.repeat(32)}"`],
    ['an id that is too short', /"spanId":"\w/, '"spanId":"'],
    ['an id in upper case', /"spanId":"\w{16}"/, '"spanId":"00000000000000AB"'],
    ['a kind by its name', /"kind":3/, '"kind":"SPAN_KIND_CLIENT"'],
    ['a time that is no text', /"startTimeUnixNano":"(\d+)"/, '"startTimeUnixNano":$1'],
    ['a time that is unknown', /"startTimeUnixNano":"\d+"/, '"startTimeUnixNano":"0"'],
    ['an end before the start', /"endTimeUnixNano":"\d+"/, '"endTimeUnixNano":"1"'],
    ['a name in snake case', /"endTimeUnixNano"/, '"end_time_unix_nano"'],
    ['a whole number that is no text', /"intValue":"1"/, '"intValue":1'],
    ['a value of no type', /\{"intValue":"1"\}/, '1'],
    ['no service', /service\.name/, 'service.title'],
    [
      'a parent that there is not',
      /"name":"Ask"/,
      '"parentSpanId":"00000000000000ab","name":"Ask"',
    ],
    ['no end of its object', /\}$/, ''],
  ];
  test.each(wrong)('finds %s', (_what, pattern, put) => {
    const altered = first.replace(pattern, put);
    expect(altered).not.toBe(first);
    expect(complaintsOf(altered).length).toBeGreaterThan(0);
  });

  test('finds spans that come twice, or before their parents', () => {
    expect(complaintsOf(first, second, second).join()).toContain('twice');
    expect(complaintsOf(first, root).join()).toContain('second root');
    expect(complaintsOf(second, first).join()).toContain('got no parent');
    expect(otlpComplaints(first)).toEqual(['the last line has no end']);
  });
});
