import { deflateSync } from 'node:zlib';
import { describe, expect } from 'vitest';
import { SimulationError } from '../../../../kernel/index.ts';
import {
  Metrics,
  readMetrics,
  serviceFigures,
  writeMetricsCsv,
  writeMetricsJson,
} from '../../../../kernel/metrics.ts';
import { test } from '../../../property.ts';
import { notedSpans } from '../spans/noted-spans.ts';
import { metricsOf, story } from './story.ts';

const again = (metrics: Metrics): Metrics =>
  readMetrics(JSON.parse(writeMetricsJson(metrics)), 'here');

describe('as JSON, metrics', () => {
  test('are one object that says what it is, what it is about, and what was measured', () => {
    const { services, ...about } = JSON.parse(writeMetricsJson(story(), { seed: '42' }));
    expect(about).toEqual({ format: 'spigo-metrics-2', seed: '42', durationUs: 2000 });
    const [{ times, answeredTimes, errorTimes, ...web }, ...others] = services;
    expect(others).toEqual([]);
    const load = {
      servers: 1,
      workers: 2,
      utilisation: 0.25,
      queueMean: 0.25,
      queueMax: 3,
      busyUs: 1000,
      workerUs: 4000,
      waitingUs: 500,
    };
    expect(web).toEqual({
      name: 'web',
      requests: 2,
      answered: 1,
      errors: { refused: 1 },
      calls: 1,
      callErrors: { timeout: 1 },
      timeouts: 1,
      retries: 1,
      hits: 1,
      misses: 0,
      throughputPerS: 500,
      load,
      instances: [
        {
          name: 'web0',
          requests: 2,
          answered: 1,
          errors: { refused: 1 },
          load,
          response: { count: 2, sumUs: 100, minUs: 0, meanUs: 50, maxUs: 100 },
        },
      ],
      callers: [
        {
          name: 'lb',
          calls: 1,
          callErrors: { timeout: 1 },
          timeouts: 1,
          retries: 1,
          roundTrip: { count: 1, sumUs: 100, minUs: 100, meanUs: 100, maxUs: 100 },
        },
      ],
    });
    expect(times.response).toMatchObject({ count: 2, sumUs: 100, p50Us: 0 });
    expect(times.response).not.toHaveProperty('histogram');
    expect(Object.keys(errorTimes)).toEqual(['refused', 'timeout']);
    expect(errorTimes.timeout.roundTrip).toMatchObject({ count: 1, sumUs: 100 });
    expect(answeredTimes.roundTrip).toEqual({ count: 0, sumUs: 0 });
    expect(answeredTimes.response).toEqual({
      ...{ count: 1, sumUs: 100, minUs: 100, meanUs: 100, maxUs: 100 },
      ...{ p50Us: 100, p90Us: 100, p99Us: 100, p999Us: 100 },
      // So HdrHistogram's V2 encoding begins, compressed and in base64.
      histogram: expect.stringMatching(/^HISTFAAAA[\w+/]+=*$/),
    });
  });

  test('have a line a service, and an end', () => {
    expect(writeMetricsJson(new Metrics())).toBe(
      '{\n  "format": "spigo-metrics-2",\n  "durationUs": 0,\n  "services": []\n}\n',
    );
    expect(writeMetricsJson(story()).split('\n').length).toBe(8);
  });

  test.prop([notedSpans])('are read back as they were written', (spans) => {
    const metrics = metricsOf(spans, 5000);
    expect(serviceFigures(again(metrics))).toEqual(serviceFigures(metrics));
    expect(serviceFigures(again(story()))).toEqual(serviceFigures(story()));
  });

  test.prop([notedSpans, notedSpans])('of two files are merged into those of both', (a, b) => {
    const merged = again(metricsOf(a, 1000));
    merged.merge(again(metricsOf(b, 2000)));
    expect(serviceFigures(merged)).toEqual(serviceFigures(metricsOf([...a, ...b], 3000)));
  });

  const broken: [part: object, message: string][] = [
    [{ format: 'spigo-result-1' }, 'format: got "spigo-result-1", expected "spigo-metrics-2"'],
    [{ durationUs: -1 }, 'durationUs: got -1, expected a whole number from 0 to 1e+100'],
    [{ services: {} }, 'services: got {}, expected a list'],
    [{ services: [7] }, 'services[0]: got 7, expected an object'],
    [{ services: [{}] }, 'services[0]: name: got nothing, expected a text'],
  ];
  const wrong: [change: object, message: string][] = [
    [
      { errors: { refused: -1 } },
      'errors: refused: got -1, expected a whole number from 0 to 1000000000000',
    ],
    [
      { load: { servers: 1.5 } },
      'load: servers: got 1.5, expected a whole number from 0 to 1000000000000',
    ],
    [{ answeredTimes: {} }, 'answeredTimes: response: got nothing, expected an object'],
    [
      { answeredTimes: { response: {} } },
      'answeredTimes: response: count: got nothing, expected a whole',
    ],
    [
      { answeredTimes: { response: { count: 1 } } },
      'answeredTimes: response: sumUs: got nothing, expected a whole',
    ],
  ];
  test.each(wrong)('are refused where a service has %j', (change, message) => {
    const { services, ...rest } = JSON.parse(writeMetricsJson(story()));
    const data = { ...rest, services: [{ ...services[0], ...change }] };
    expect(() => readMetrics(data, 'a.json')).toThrow(`a.json: services[0]: ${message}`);
  });

  test.each(broken)('are refused where they are none: %j', (part, message) => {
    const data = { format: 'spigo-metrics-2', durationUs: 0, services: [], ...part };
    expect(() => readMetrics(data, 'a.json')).toThrow(
      new SimulationError('bad-metrics', `a.json: ${message}`),
    );
  });

  test('are refused where their sums would be no numbers', () => {
    const data = { format: 'spigo-metrics-2', durationUs: 1e308, services: [] };
    expect(() => readMetrics(data, 'a.json')).toThrow(
      'a.json: durationUs: got 1e+308, expected a whole number from 0 to 1e+100',
    );
  });

  test('are refused where a histogram inflates to more than any histogram', () => {
    const { services, ...rest } = JSON.parse(writeMetricsJson(story()));
    const bytes = deflateSync(Buffer.alloc(50_000_000));
    const head = Buffer.from(services[0].answeredTimes.response.histogram, 'base64').subarray(0, 8);
    for (const size of [bytes.length, 40]) {
      head.writeUInt32BE(size, 4);
      services[0].answeredTimes.response.histogram = Buffer.concat([head, bytes]).toString(
        'base64',
      );
      expect(() => readMetrics({ ...rest, services }, 'a.json')).toThrow(
        /^a\.json: services\[0\]: answeredTimes: response: got no histogram, .* of at most 500000 bytes$/,
      );
    }
  });

  test('are refused with any field missing that cannot be told from others', () => {
    const { services } = JSON.parse(writeMetricsJson(story()));
    const refusals = Object.keys(services[0]).filter((field) => {
      const { [field]: _, ...rest } = services[0];
      const data = { format: 'spigo-metrics-2', durationUs: 0, services: [rest] };
      try {
        readMetrics(data, 'a.json');
        return false;
      } catch (error) {
        expect(error).toMatchObject({ code: 'bad-metrics' });
        expect(String(error)).toContain(`a.json: services[0]: ${field}: got nothing`);
        return true;
      }
    });
    expect(refusals).toEqual([
      'name',
      'requests',
      'errors',
      'calls',
      'callErrors',
      'retries',
      'answeredTimes',
      'errorTimes',
      'instances',
      'callers',
    ]);
    const twice = {
      format: 'spigo-metrics-2',
      durationUs: 0,
      services: [...services, ...services],
    };
    expect(() => readMetrics(twice, 'a.json')).toThrow('services[1]: name: got "web" twice');
  });
});

describe('as CSV, metrics', () => {
  test('are a row a measure of a service, of an instance and of a caller', () => {
    const counts = (subject: string, rows: readonly string[]) =>
      rows.map((row) => `7,2000,web,${subject},,${row},,,,,,,,,`);
    const times = (subject: string, rows: readonly string[]) =>
      rows.map((row) => `7,2000,web,${subject},${row}`);
    expect(writeMetricsCsv(story(), { seed: '7' }).split('\r\n')).toEqual([
      'seed,durationUs,service,instance,caller,outcome,measure,value,count,sumUs,minUs,meanUs,p50Us,p90Us,p99Us,p999Us,maxUs',
      ...counts(',', [
        ...['requests,2', 'answered,1', 'errors,1', 'errors: refused,1'],
        ...['calls,1', 'callErrors: timeout,1', 'timeouts,1', 'retries,1', 'hits,1', 'misses,0'],
        ...['throughputPerS,500', 'servers,1', 'workers,2', 'utilisation,0.25'],
        ...['queueMean,0.25', 'queueMax,3'],
      ]),
      ...times(',', [
        'all,response,,2,100,0,50,0,100,100,100,100',
        'answered,response,,1,100,100,100,100,100,100,100,100',
        'error: refused,response,,1,0,0,0,0,0,0,0,0',
        'error: timeout,response,,0,0,,,,,,,',
        'all,service,,2,30,0,15,0,30,30,30,30',
        'answered,service,,1,30,30,30,30,30,30,30,30',
        'error: refused,service,,1,0,0,0,0,0,0,0,0',
        'error: timeout,service,,0,0,,,,,,,',
        'all,queueing,,2,20,0,10,0,20,20,20,20',
        'answered,queueing,,1,20,20,20,20,20,20,20,20',
        'error: refused,queueing,,1,0,0,0,0,0,0,0,0',
        'error: timeout,queueing,,0,0,,,,,,,',
        ...['all', 'answered', 'error: refused', 'error: timeout'].map(
          (outcome) => `${outcome},network,,0,0,,,,,,,`,
        ),
        'all,roundTrip,,1,100,100,100,100,100,100,100,100',
        'answered,roundTrip,,0,0,,,,,,,',
        'error: refused,roundTrip,,0,0,,,,,,,',
        'error: timeout,roundTrip,,1,100,100,100,100,100,100,100,100',
      ]),
      ...counts('web0,', [
        ...['requests,2', 'answered,1', 'errors,1', 'errors: refused,1'],
        ...['servers,1', 'workers,2', 'utilisation,0.25', 'queueMean,0.25', 'queueMax,3'],
      ]),
      ...times('web0,', ['all,response,,2,100,0,50,,,,,100']),
      ...counts(',lb', ['calls,1', 'callErrors: timeout,1', 'timeouts,1', 'retries,1']),
      ...times(',lb', ['all,roundTrip,,1,100,100,100,,,,,100']),
      '',
    ]);
  });

  test.prop([notedSpans])(
    'keep every name, whatever is in it, and are as wide as the header',
    (spans) => {
      const metrics = metricsOf(spans);
      const [header, ...rows] = parseCsv(writeMetricsCsv(metrics));
      for (const row of rows) expect(row.length).toBe(header.length);
      expect(new Set(rows.map(([, , service]) => service))).toEqual(
        new Set(metrics.services.keys()),
      );
      const figures = serviceFigures(metrics);
      const ofServices = rows.filter(
        ([, , , instance, caller]) => instance === '' && caller === '',
      );
      const requests = ofServices.filter((row) => row[6] === 'requests').map((row) => row[7]);
      expect(requests).toEqual(figures.map((service) => String(service.requests)));
      const errors = ofServices.filter((row) => row[6].startsWith('errors: ')).length;
      expect(errors).toBe(figures.flatMap((service) => Object.keys(service.errors)).length);
    },
  );
});

/** Records and fields, as RFC 4180 says. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  while (field.lastIndex < text.length) {
    const match = field.exec(text);
    if (match === null) throw new Error('no CSV');
    const [, quoted, plain, end] = match;
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}
