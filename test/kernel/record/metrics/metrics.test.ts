import { describe, expect } from 'vitest';
import { open, type ServerLoad, serverLoads, simulate } from '../../../../kernel/index.ts';
import { Metrics, MetricsObserver, serviceFigures } from '../../../../kernel/metrics.ts';
import { test } from '../../../property.ts';
import { chain } from '../spans/chain.ts';
import { callOf, type Noted, noted, notedSpans, requestOf } from '../spans/noted-spans.ts';

const metricsOf = (spans: readonly Noted[]): Metrics => {
  const metrics = new Metrics();
  for (const { span, service, at } of spans) metrics.note(span, service, at);
  return metrics;
};

const load = (service: string, part: Partial<ServerLoad> = {}): ServerLoad => ({
  service,
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
    const { response, service, queueing, network, roundTrip } = web.times;
    const sums = [response, service, queueing, network, roundTrip].map(({ sumUs }) => sumUs);
    expect(sums).toEqual([100, 30, 20, 110, 210]);
    const counts = [response, service, queueing, network, roundTrip].map(({ count }) => count);
    expect(counts).toEqual([1, 1, 1, 1, 1]);
    expect(web).not.toHaveProperty('load');
  });

  test('of a response that does not say how long the peer had it tell no network time', () => {
    const { services } = metricsOf([noted('web', callOf({ start: 0 }), 70)]);
    const times = services.get('web')?.times;
    expect([times?.roundTrip.sumUs, times?.network.count]).toEqual([70, 0]);
  });

  test('of a peer whose clock is fast tell no network time below 0', () => {
    const { services } = metricsOf([noted('web', callOf({ start: 0, remote: 90 }), 70)]);
    expect(services.get('web')?.times.network.figures()).toMatchObject({ count: 1, maxUs: 0 });
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

test.prop([notedSpans, notedSpans])('metrics are merged alike in either order', (a, b) => {
  const [one, other] = [metricsOf(a), metricsOf(b)];
  one.merge(metricsOf(b));
  other.merge(metricsOf(a));
  expect(serviceFigures(one)).toEqual(serviceFigures(other));
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
    for (const { times, requests, answered, calls, callErrors } of [db, web]) {
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
    const { response, service, queueing } = db.times;
    expect(response.sumUs).toBe(service.sumUs + queueing.sumUs);
    expect(service).toMatchObject({ minUs: 3000, p50Us: 3000, maxUs: 3000 });
  });

  test('tell the same load as the requests do', () => {
    // Its one worker was busy for every request that was not refused; the last of them have been served.
    const { durationUs } = observer.metrics;
    expect(db.load?.utilisation).toBeCloseTo(db.times.service.sumUs / durationUs, 10);
    expect(db.load?.queueMean).toBeCloseTo(db.times.queueing.sumUs / durationUs, 10);
    expect(db.load?.queueMax).toBe(2);
    expect(web.load).toMatchObject({ servers: 2, workers: 4 });
    expect(web.throughputPerS).toBeCloseTo((web.answered / durationUs) * 1e6, 6);
  });

  test('change nothing in it', () => {
    expect(simulate(chain, input)).toEqual(world.result());
  });
});
