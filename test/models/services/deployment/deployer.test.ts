import { describe, expect } from 'vitest';
import { ms, seconds } from '../../../../kernel/index.ts';
import { test } from '../../../property.ts';
import { type Cast, netflixoss, perform } from '../scene.ts';

/** The lines of the deployer, with their instants. */
function lines(...[casts, input]: Parameters<typeof perform>): [at: number, text: string][] {
  const told: [number, string][] = [];
  perform(casts, input, {
    observers: [{ log: (text, { name }, at) => name === 'scene' && void told.push([at, text]) }],
  });
  return told;
}

describe('who deploys an architecture', () => {
  test('says what it does, in the words of the original', () => {
    expect(lines(netflixoss, { options: { population: 200 } })).toEqual([
      [0, 'scaling to 200%'],
      [0, 'elb activity rate  10 a second'],
      [seconds(10), 'Shutdown'],
      [seconds(10), 'Exit'],
    ]);
  });

  test('says of which services there is no instance, and where traffic would enter', () => {
    const casts: Cast[] = [
      { name: 'db', package: 'store', count: 1 },
      { name: 'web', package: 'karyon', count: 2, dependencies: ['db'] },
    ];
    expect(lines(casts, { options: { population: 50 } })[1]).toEqual([0, 'no instance of db']);
    expect(lines(casts, { options: { population: 1 } })).toEqual([
      [0, 'scaling to 1%'],
      [0, 'no instance of db, web; traffic enters at web'],
      [0, 'karyon activity rate  10 a second'],
      // Nobody is there whose farewell could be waited for.
      [seconds(10), 'Shutdown'],
      [seconds(10), 'Exit'],
    ]);
  });

  test('opens each service to the traffic that the architecture says it gets', () => {
    const casts: Cast[] = [
      { name: 'db', package: 'store', count: 1, rate: 100 },
      { name: 'web', package: 'karyon', dependencies: ['db'] },
    ];
    const told = lines(casts, { options: { load: 1.1, duration: ms(1) } }).map(([, text]) => text);
    // In doubles, 100 times 1.1 is 110.00000000000001.
    expect(told).toContain('store activity rate  110 a second');
    expect(told).toContain('karyon activity rate  11 a second');
  });

  test('says which services get no requests', () => {
    const casts: Cast[] = [
      { name: 'ring', package: 'priamCassandra', dependencies: ['ring', 'disk'] },
      { name: 'disk', package: 'store' },
      { name: 'report', package: 'karyon', dependencies: ['ring'] },
      { name: 'analyst', package: 'denominator', dependencies: ['report'] },
      { name: 'web', package: 'karyon', dependencies: ['ring'] },
      { name: 'user', package: 'denominator', dependencies: ['web'] },
    ];
    const remark = 'a service gets requests by a rate, or from one that calls it';
    const told = (some: readonly Cast[]) => lines(some).map(([, text]) => text);
    expect(told(casts)).toContain(`no requests reach disk, report, analyst; ${remark}`);
    const rated = casts.map((cast) => (cast.name === 'analyst' ? { ...cast, rate: 1 } : cast));
    expect(told(rated)).toContain(`no requests reach disk; ${remark}`);
  });

  test('says of services listed from the top down that traffic enters at the bottom', () => {
    const casts: Cast[] = [
      { name: 'web', package: 'karyon', dependencies: ['db'] },
      { name: 'db', package: 'store', dependencies: ['db'] },
    ];
    const remark = 'list services bottom-up, or give a rate to those where traffic enters';
    const entry = `traffic enters at db, which web may call; ${remark}`;
    const told = (some: readonly Cast[]) => lines(some).map(([, text]) => text);
    expect(told(casts)).toContain(entry);
    expect(told(casts.map((cast) => ({ ...cast, rate: 1 })))).not.toContain(entry);
  });

  test('lets as much traffic in at any scale, unless the load is to follow the population', () => {
    const casts: Cast[] = [
      { name: 'db', package: 'store', count: 3, rate: 2 },
      { name: 'web', package: 'karyon', dependencies: ['db'] },
    ];
    const rates = (population: number, scaledLoad: boolean) =>
      lines(casts, { options: { population, scaledLoad, duration: ms(1) } }).flatMap(
        ([, text]) => /rate {2}(.*) a second/.exec(text)?.slice(1) ?? [],
      );
    // At each instance: db has as many as the population says, web always has one.
    expect(rates(200, false)).toEqual(['2', '10']);
    expect(rates(200, true)).toEqual(['2', '20']);
    // A third of the instances have to take half of the traffic.
    expect(rates(50, true)).toEqual(['3', '5']);
  });

  test('refuses more traffic than there are microseconds', () => {
    const casts: Cast[] = [{ name: 'db', package: 'store', rate: 900_000 }];
    expect(() => perform(casts, { options: { load: 2 } })).toThrow(
      'load: got 2, which makes 1800000 requests a second at db, expected up to 1000000',
    );
  });

  test('has a restarted instance know whom it calls, and answer its Goodbye', () => {
    const casts: Cast[] = [
      { name: 'eureka', package: 'eureka', dependencies: ['eureka'] },
      { name: 'db', package: 'store', dependencies: ['eureka'], workers: 9 },
      { name: 'web', package: 'karyon', dependencies: ['db', 'eureka'], rate: 0.01, workers: 9 },
      { name: 'elb', package: 'elb', dependencies: ['web'], rate: 100, workers: 9 },
    ];
    const faults = [{ kind: 'crash', actors: 'web', from: '1s', to: '2s' }] as const;
    const { world } = perform(casts, { faults, options: { duration: seconds(4) } });
    const { requests, answered, timedOut, unreachable } = world.counts.model;
    expect(unreachable).toBeUndefined();
    // A second of requests is lost with the instance.
    expect(timedOut).toBeGreaterThan(50);
    expect(answered).toBeGreaterThan(requests / 2);
    // Nobody waits for the grace.
    expect(world.now).toBe(seconds(4));
  });

  test('says what it reloads, edge by edge', () => {
    const node = (name: string, service: string) => ({ name, service });
    const graph = {
      nodes: [node('elb-api', 'elb'), node('zuul0', 'zuul'), node('zuul1', 'zuul')],
      edges: [
        { source: 'elb-api', target: 'zuul1' },
        { source: 'elb-api', target: 'zuul0' },
      ],
    };
    const told = lines(netflixoss, { graph }).map(([, text]) => text);
    expect(told.slice(0, 4)).toEqual([
      'reload 3 instances',
      'no instance of staash, karyon',
      'Link elb-api > zuul1',
      'Link elb-api > zuul0',
    ]);
  });

  test('starts no graph in which a node has its own name', () => {
    const graph = { nodes: [{ name: 'scene', service: 'elb-api' }], edges: [] };
    const run = () => perform(netflixoss, { graph });
    expect(run).toThrow(expect.objectContaining({ code: 'bad-graph' }));
    expect(run).toThrow(
      'model scene: got node "scene", expected no name of the model\'s own actors: scene',
    );
  });
});
