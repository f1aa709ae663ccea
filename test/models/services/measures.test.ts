import { describe, expect, test } from 'vitest';
import { exponential, type Fault, ms, open, seconds, type World } from '../../../kernel/index.ts';
import { builtInModel } from '../../../models/built-in.ts';
import { architectureModel } from '../../../models/services/architecture-model.ts';
import { requestTotals } from '../../../models/services/properties.ts';
import { fixtureModel, measure } from './measured.ts';
import { architecture, type Cast, instancesOf } from './scene.ts';

async function measureBuiltIn(name: string, duration: number) {
  const model = await builtInModel(name);
  if (model === undefined) throw new Error(`no model ${name}`);
  return measure(model as ReturnType<typeof fixtureModel>, {
    options: { duration: seconds(duration) },
  });
}

describe('the measures of an architecture', () => {
  const casts: Cast[] = [
    { name: 'db', package: 'store', queue: 30, serviceTime: exponential(ms(20)) },
    { name: 'api', package: 'karyon', dependencies: ['db'], workers: 9, timeout: ms(300) },
    { name: 'elb', package: 'elb', dependencies: ['api'], rate: 60, retries: 1, workers: 9 },
  ];
  const options = { duration: seconds(10) };
  const ends = (world: World): Record<string, number | null | undefined> =>
    Object.fromEntries(
      Object.entries(world.measures?.values ?? {}).map(([name, values]) => [name, values.at(-1)]),
    );

  test('end as the metrics of its services do', () => {
    const { world, of } = measure(architectureModel(architecture(casts)), { options });
    const { requests, answered, failed, timedOut, ...rest } = ends(world);
    const totals = requestTotals(world);
    expect(totals).toMatchObject({ sent: requests, answered, failed, timedOut });
    expect(of('elb').answered).toBe(answered);
    // The last retries have not ended.
    expect(Number(rest.retries) - of('api').retries).toBeGreaterThanOrEqual(0);
    expect(Number(rest.retries) / of('api').retries).toBeCloseTo(1, 1);
    expect(rest.utilisation).toBe(of('db').load?.utilisation);
    expect(rest.utilisation).toBeGreaterThan(0.9);
    // One histogram is up to 0.1 % too low, the other up to 0.1 % too high.
    const { p50Us = 0, p99Us = 0 } = of('elb').answeredTimes.response;
    expect(Number(rest.responseP50Ms) / (p50Us / 1000)).toBeCloseTo(1, 2);
    expect(Number(rest.responseP99Ms) / (p99Us / 1000)).toBeCloseTo(1, 2);
    const { responseMs } = world.result().histograms ?? {};
    expect(responseMs).toMatchObject({ count: answered, p99: rest.responseP99Ms });
  });

  test('count the requests that wait, but none at an instance that is down', () => {
    const model = architectureModel(architecture(casts));
    const faults: Fault[] = [{ kind: 'crash', actors: 'db*', from: '4s', to: '6s' }];
    const world = open(model, { seed: 'measured', options, faults });
    const waitingAt = (at: number): number => {
      world.advance({ until: seconds(at) });
      const queues = instancesOf(world, 'db').map(({ station }) => station.waitingCount);
      expect(queues[0]).toBeGreaterThan(20);
      return model.measures?.waiting(world) ?? Number.NaN;
    };
    expect(waitingAt(3)).toBeGreaterThan(20);
    expect(waitingAt(5)).toBe(0);
    world.advance();
    expect(ends(world).waiting).toBeGreaterThan(20);
  });
});

describe('the measures of services', { tags: ['long'] }, () => {
  test('tell the response times of requests that failed apart, and in all', () => {
    const { of } = measure(fixtureModel('overloaded'), { options: { duration: seconds(60) } });
    const { requests, answered, times, answeredTimes, errorTimes } = of('lb');
    // Nearly all requests fail, and they take longer than the few that are answered.
    expect(answered).toBeLessThan(requests * 0.1);
    expect(times.response.count).toBe(requests);
    expect(answeredTimes.response.count).toBe(answered);
    expect(errorTimes.failed.response.count).toBe(requests - answered);
    const { p50Us: all = 0 } = times.response;
    expect(all).toBeGreaterThan((answeredTimes.response.p50Us ?? 0) * 1.5);
    expect(Math.abs(all / (errorTimes.failed.response.p50Us ?? 0) - 1)).toBeLessThan(0.1);
  });

  test('tell the rate that was offered, also where a registry has to be asked', async () => {
    const { world, of } = await measureBuiltIn('cassandra', 100);
    expect(world.now).toBe(seconds(100));
    // 50 a second, at random over 100 s.
    const { requests } = world.counts.model;
    expect(Math.abs(requests / 100 - 50)).toBeLessThan(4 * Math.sqrt(50 / 100));
    expect(of('load').throughputPerS).toBeGreaterThan(requests / 100 - 0.5);
  });

  test('end with the traffic', async () => {
    expect((await measureBuiltIn('moonreel', 5)).world.now).toBe(seconds(5));
  });

  test('tell how often a cache had what it was asked for, and who called it', () => {
    const casts: Cast[] = [
      { name: 'db', package: 'store', workers: 9 },
      { name: 'cache', package: 'store', isCache: true, workers: 9 },
      { name: 'staash', package: 'staash', dependencies: ['cache', 'db'], workers: 9 },
      { name: 'dns', package: 'denominator', dependencies: ['staash'], rate: 30, workers: 9 },
    ];
    const options = { duration: seconds(100) };
    const { of } = measure(architectureModel(architecture(casts)), { options });
    const { hits = 0, misses = 0, instances, callers } = of('cache');
    // A third of the requests ask for known keys, and a third for unknown ones.
    expect(Math.abs(hits / (hits + misses) - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / 2000));
    // Whatever the cache does not have, the store is asked for.
    expect(of('db').misses).toBeGreaterThanOrEqual(misses - 2);
    expect(callers.map(({ name }) => name)).toEqual(['staash']);
    expect(instances.map(({ name, requests }) => [name, requests])).toEqual([
      ['cache', of('cache').requests],
    ]);
  });
});
