import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { open, serverLoads, simulate } from '../../../../kernel/index.ts';
import {
  type InstanceLoad,
  MEASURES,
  Metrics,
  MetricsObserver,
  serviceFigures,
  writeMetricsJson,
} from '../../../../kernel/metrics.ts';
import { test } from '../../../property.ts';
import { chain } from '../spans/chain.ts';
import {
  callOf,
  messageOf,
  type Noted,
  noted,
  notedSpans,
  requestOf,
} from '../spans/noted-spans.ts';

const metricsOf = (spans: readonly Noted[]): Metrics => {
  const metrics = new Metrics();
  for (const { span, service, by, at } of spans) metrics.note(span, service, by, at);
  return metrics;
};

const load = (service: string, part: Partial<InstanceLoad> = {}): InstanceLoad => ({
  service,
  instance: `${service}0`,
  workers: 2,
  busyUs: 600,
  waitingUs: 300,
  waitingMax: 4,
  ...part,
});

describe('metrics', () => {
  test('tell of requests by what servers report, of calls by what their callers do', () => {
    const metrics = metricsOf([
      noted('web', requestOf({ start: 100, waited: 20, served: 30 }), 200),
      noted('web', requestOf({ start: 100, waited: 0, served: 0, error: 'refused' }), 100),
      noted('web', callOf({ start: 50, attempt: 1, remote: 100 }), 260),
      noted('web', callOf({ start: 50, attempt: 1, error: 'timeout' }), 150),
      noted('web', callOf({ start: 150, attempt: 2, remote: 0, error: 'refused' }), 250),
    ]);
    metrics.end(1e6);
    const [web, ...others] = serviceFigures(metrics);
    expect(others).toEqual([]);
    expect(web).toMatchObject({
      name: 'web',
      requests: 2,
      answered: 1,
      errors: { refused: 1 },
      calls: 3,
      callErrors: { refused: 1, timeout: 1 },
      timeouts: 1,
      retries: 1,
      throughputPerS: 1,
    });
    const sumsOf = (times: typeof web.times) =>
      MEASURES.map((measure) => [times[measure].count, times[measure].sumUs]);
    expect(sumsOf(web.answeredTimes)).toEqual([
      [1, 100],
      [1, 30],
      [1, 20],
      [1, 110],
      [1, 210],
    ]);
    expect(sumsOf(web.errorTimes.refused)).toEqual([
      [1, 0],
      [1, 0],
      [1, 0],
      [1, 100],
      [1, 100],
    ]);
    expect(sumsOf(web.errorTimes.timeout)).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 0],
      [1, 100],
    ]);
    expect(sumsOf(web.times)).toEqual([
      [2, 100],
      [2, 30],
      [2, 20],
      [2, 210],
      [3, 410],
    ]);
    expect(web).not.toHaveProperty('load');
  });

  test('of a response that does not say how long the peer had it tell no network time', () => {
    const { services } = metricsOf([noted('web', callOf({ start: 0 }), 70)]);
    const times = services.get('web')?.times.answered;
    expect([times?.roundTrip.sumUs, times?.network.count]).toEqual([70, 0]);
  });

  test('of a peer whose clock is fast tell no network time below 0', () => {
    const { services } = metricsOf([noted('web', callOf({ start: 0, remote: 90 }), 70)]);
    expect(services.get('web')?.times.answered.network.figures()).toMatchObject({
      count: 1,
      maxUs: 0,
    });
  });

  test('tell of each instance, of each service that calls another, and of hits and misses', () => {
    const metrics = metricsOf([
      noted('db', requestOf({ start: 0, hit: true }), 10, 'db0'),
      noted('db', requestOf({ start: 5, hit: true, role: 'consumer' }), 10, 'db1'),
      noted('db', requestOf({ start: 0, hit: false, error: 'refused' }), 1, 'db1'),
      noted('db', callOf({ start: 0 }), 30, 'web'),
      noted('db', callOf({ start: 0, attempt: 2, error: 'timeout' }), 90, 'web'),
      noted('db', callOf({ start: 0 }), 7, 'api'),
      noted('db', messageOf({}), 0, 'api'),
    ]);
    metrics.end(1000, [load('db', { instance: 'db1' })]);
    const [db] = serviceFigures(metrics);
    expect(db).toMatchObject({ requests: 3, calls: 3, hits: 2, misses: 1 });
    const response = { count: 1, sumUs: 10, minUs: 10, meanUs: 10, maxUs: 10 };
    expect(db.instances).toEqual([
      { name: 'db0', requests: 1, answered: 1, errors: {}, response },
      {
        name: 'db1',
        requests: 2,
        answered: 1,
        errors: { refused: 1 },
        load: { servers: 1, workers: 2, utilisation: 0.3, queueMean: 0.3, queueMax: 4 },
        response: { count: 2, sumUs: 6, minUs: 1, meanUs: 3, maxUs: 5 },
      },
    ]);
    const api = { count: 1, sumUs: 7, minUs: 7, meanUs: 7, maxUs: 7 };
    expect(db.callers).toEqual([
      { name: 'api', calls: 1, callErrors: {}, timeouts: 0, retries: 0, roundTrip: api },
      {
        name: 'web',
        calls: 2,
        callErrors: { timeout: 1 },
        timeouts: 1,
        retries: 1,
        roundTrip: { count: 2, sumUs: 120, minUs: 30, meanUs: 60, maxUs: 90 },
      },
    ]);
  });

  test('tell how busy all servers of a service were together', () => {
    const metrics = new Metrics();
    const loads = [load('web'), load('web', { busyUs: 200, waitingMax: 9 })];
    metrics.end(1000, [...loads, load('db')]);
    expect(serviceFigures(metrics).map(({ name, load }) => [name, load])).toEqual([
      ['db', { servers: 1, workers: 2, utilisation: 0.3, queueMean: 0.3, queueMax: 4 }],
      ['web', { servers: 2, workers: 4, utilisation: 0.2, queueMean: 0.6, queueMax: 9 }],
    ]);
  });

  test('of a run of no length have no rates', () => {
    const metrics = metricsOf([noted('web', requestOf({ start: 0 }), 0)]);
    metrics.end(0, [load('web', { busyUs: 0 })]);
    const [web] = serviceFigures(metrics);
    expect(web).not.toHaveProperty('throughputPerS');
    expect(web.load).toEqual({ servers: 1, workers: 2, queueMax: 4 });
  });

  test('of two runs are those of one as long as both', () => {
    const [one, other] = [new Metrics(), new Metrics()];
    one.end(1000, [load('web')]);
    other.end(3000, [load('web', { busyUs: 3000 }), load('db')]);
    one.merge(other);
    expect(one.durationUs).toBe(4000);
    expect(serviceFigures(one).map(({ name, load }) => [name, load?.utilisation])).toEqual([
      ['db', 0.1],
      ['web', 0.45],
    ]);
    expect(serviceFigures(one)[1].load).toMatchObject({ servers: 1, workers: 2, queueMean: 0.15 });
  });
});

test.prop([notedSpans, notedSpans])(
  'metrics of two parts merged are those of the whole',
  (a, b) => {
    const merged = metricsOf(a);
    merged.merge(metricsOf(b));
    expect(serviceFigures(merged)).toEqual(serviceFigures(metricsOf([...a, ...b])));
  },
);

// Sums beyond 2^53 too, where the order of additions can change a number.
const large = fc.constantFrom(0, 1, 1000, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER - 1);

test.prop([fc.array(fc.tuple(notedSpans, large, large), { minLength: 2, maxLength: 4 })], {
  numRuns: 30,
})('metrics are merged alike in any order, to the byte', (parts) => {
  const textOf = (list: typeof parts): string => {
    const merged = new Metrics();
    for (const [spans, at, busyUs] of list) {
      const metrics = metricsOf(spans);
      metrics.note(requestOf({ start: 0 }), 'web', 'web0', at);
      metrics.end(at, [load('web', { busyUs, workers: 1 })]);
      merged.merge(metrics);
    }
    return writeMetricsJson(merged);
  };
  const text = textOf(parts);
  expect(textOf([...parts].reverse())).toBe(text);
  expect(textOf([...parts.slice(1), parts[0]])).toBe(text);
});

describe('the metrics of a run', () => {
  const input = { seed: 'metrics', options: { requests: 500 } };
  const observer = new MetricsObserver();
  const world = open(chain, input, { observers: [observer] });
  world.advance();
  observer.metrics.end(world.now, serverLoads(world));
  const [client, db, web] = serviceFigures(observer.metrics);

  test('agree with each other', () => {
    expect([client, db, web].map(({ name }) => name)).toEqual(['client', 'db', 'web']);
    expect([client.requests, client.calls]).toEqual([500, 0]);
    // All that was asked was answered, be it too late.
    expect([web.requests, db.requests]).toEqual([web.calls, db.calls]);
    expect(web.timeouts + db.timeouts).toBeGreaterThan(20);
    expect(db.errors.refused).toBeGreaterThan(20);
    expect(web.retries).toBeGreaterThan(20);
    for (const { answeredTimes: times, requests, answered, calls, callErrors } of [db, web]) {
      expect(times.response.count).toBe(answered);
      expect(answered).toBeLessThan(requests);
      const failed = Object.values(callErrors).reduce((sum, count) => sum + count, 0);
      expect(times.roundTrip.count).toBe(calls - failed);
      expect(times.network.count).toBe(times.roundTrip.count);
      // Two ways of at least 100 us each, and at most 2 ms but for what a message before it had to wait.
      expect(times.network.minUs).toBeGreaterThanOrEqual(200);
      expect(times.network.meanUs).toBeLessThan(4000);
    }
  });

  test('tell the response of a server without calls as its waiting and its service', () => {
    const { response, service, queueing } = db.answeredTimes;
    expect(response.sumUs).toBe(service.sumUs + queueing.sumUs);
    expect(service).toMatchObject({ minUs: 3000, p50Us: 3000, maxUs: 3000 });
  });

  test('tell the same load as the requests do', () => {
    // Its one worker was busy for every request that was not refused; the last of them have been served.
    const { durationUs } = observer.metrics;
    expect(db.load?.utilisation).toBeCloseTo(db.answeredTimes.service.sumUs / durationUs, 10);
    expect(db.load?.queueMean).toBeCloseTo(db.answeredTimes.queueing.sumUs / durationUs, 10);
    expect(db.load?.queueMax).toBe(2);
    expect(web.load).toMatchObject({ servers: 2, workers: 4 });
    expect(web.throughputPerS).toBeCloseTo((web.answered / durationUs) * 1e6, 6);
  });

  test('change nothing in it', () => {
    expect(simulate(chain, input)).toEqual(world.result());
  });
});
