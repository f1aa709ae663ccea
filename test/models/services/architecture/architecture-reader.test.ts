import { describe, expect, test } from 'vitest';
import { constant, exponential, lognormal, ms, seconds } from '../../../../kernel/index.ts';
import type { ArchitectureFile } from '../../../../models/services/architecture/architecture.ts';
import { readArchitecture } from '../../../../models/services/architecture/architecture-reader.ts';
import { type Draft, type DraftService, draftOf, refusalOf } from './refused.ts';

const shop: ArchitectureFile = {
  arch: 'shop',
  version: 'arch-0.1',
  services: [
    { name: 'db', package: 'store', count: 2, regions: 1, dependencies: [] },
    { name: 'web', package: 'monolith', count: 6, regions: 1, dependencies: ['db'] },
    { name: 'dns', package: 'denominator', count: 0, regions: 0, dependencies: ['web'] },
  ],
};

/**
 * A file as programs of 2015 wrote it: fields in any order, without zeros, and with null for empty
 * lists.
 */
const early = `{
  "arch": "blog", "args": "[convert -f blog.yml]", "date": "2015-07-19T12:10:53-07:00", "victim": "",
  "services": [
    { "count": 6, "dependencies": ["posts", "eureka"], "name": "posts", "package": "riak", "regions": 1 },
    { "count": 3, "dependencies": null, "name": "fast", "package": "cache", "regions": 1 },
    { "container": "./app", "machine": "ecs:4", "process": "httpd", "count": 3, "name": "app",
      "dependencies": ["fast", "posts"], "package": "staash", "regions": 1 },
    { "count": 0, "dependencies": ["app"], "machine": "external", "name": "www", "package": "denominator" }
  ],
  "version": "arch-0.0"
}`;

describe('an architecture', () => {
  test('has a default for all that its file leaves out', () => {
    const { name, description, services, latency, ordering } = readArchitecture(shop, 'shop.json');
    expect([name, description]).toEqual(['shop', '']);
    expect(services.map((one) => [one.name, one.package, one.workers, one.queue])).toEqual([
      ['db', 'store', 8, 100],
      ['web', 'monolith', 16, 100],
      ['dns', 'denominator', 1, 1_000_000],
    ]);
    expect(services[1]).toEqual({
      name: 'web',
      package: 'monolith',
      isCache: false,
      count: 6,
      regions: 1,
      dependencies: ['db'],
      labels: {},
      serviceTime: lognormal(ms(8), 0.5),
      workers: 16,
      queue: 100,
      timeout: seconds(1),
      retries: 0,
      backoff: ms(10),
      rate: undefined,
      arrivals: 'exponential',
      isOnCycle: false,
    });
    expect(ordering).toBe('none');
    expect(latency.betweenRegions).toEqual(lognormal(ms(40), 0.3));
  });

  test('holds what its file says', () => {
    const { services, latency, ordering, description } = readArchitecture(
      {
        ...shop,
        description: 'sells things',
        services: [
          {
            ...shop.services[0],
            machine: 'm4.large',
            process: 'mysqld',
            serviceTime: { law: 'exponential', mean: '3ms' },
            workers: 2,
            queue: 0,
            timeout: '250ms',
            retries: 3,
            backoff: 500,
            rate: 0.5,
            arrivals: 'steady',
          },
        ],
        ordering: 'fifo',
        latency: { withinZone: '100us', betweenZones: 2000 },
      },
      'shop.json',
    );
    expect(services[0]).toMatchObject({
      labels: { machine: 'm4.large', process: 'mysqld' },
      serviceTime: exponential(ms(3)),
      workers: 2,
      queue: 0,
      timeout: ms(250),
      retries: 3,
      backoff: 500,
      rate: 0.5,
      arrivals: 'steady',
    });
    expect(ordering).toBe('fifo');
    expect(latency).toMatchObject({ withinZone: constant(100), betweenZones: constant(2000) });
    expect(description).toBe('sells things');
  });

  test('holds its file as it was given, and is the same when read again', () => {
    const first = readArchitecture(shop, 'shop.json');
    expect(first.file).toBe(shop);
    expect(readArchitecture(JSON.parse(JSON.stringify(first.file)), 'again')).toEqual(first);
  });

  test('of a file of the original is read as well', () => {
    const { services } = readArchitecture(JSON.parse(early), 'blog.json');
    expect(services.map((one) => [one.name, one.package, one.regions, one.dependencies])).toEqual([
      ['eureka', 'eureka', 1, ['eureka']],
      ['posts', 'priamCassandra', 1, ['posts', 'eureka']],
      ['fast', 'store', 1, []],
      ['app', 'staash', 1, ['fast', 'posts']],
      ['www', 'denominator', 0, ['app']],
    ]);
    expect(services[3].labels).toEqual({ container: './app', machine: 'ecs:4', process: 'httpd' });
  });

  test('knows its caches, which answer sooner than other stores', () => {
    const { services } = readArchitecture(JSON.parse(early), 'blog.json');
    expect(services.filter(({ isCache }) => isCache).map(({ name }) => name)).toEqual(['fast']);
    expect(services[2].serviceTime).toEqual(exponential(200));
  });

  test('may name services before it defines them', () => {
    const reversed = { ...shop, services: [...shop.services].reverse() };
    expect(readArchitecture(reversed, 'x').services.map(({ name }) => name)).toEqual([
      'dns',
      'web',
      'db',
    ]);
  });
});

describe('eureka', () => {
  const client = { name: 'ring', package: 'riak', count: 3, dependencies: ['eureka'] };
  const namesEureka = (regions: number): unknown => ({
    ...shop,
    services: [...shop.services, { ...client, regions }],
  });

  test('comes first where it is named and not defined: one a zone, each other’s peers', () => {
    expect(readArchitecture(namesEureka(1), 'x').services[0]).toMatchObject({
      name: 'eureka',
      package: 'eureka',
      count: 3,
      regions: 1,
      dependencies: ['eureka'],
    });
  });

  test('is in all the regions of those who name it, and in one at least', () => {
    expect(readArchitecture(namesEureka(2), 'x').services[0].regions).toBe(2);
    expect(readArchitecture(namesEureka(0), 'x').services[0].regions).toBe(1);
  });

  test('is as defined where it is, and not there where nobody names it', () => {
    const own = { name: 'eureka', package: 'eureka', count: 1, regions: 1, dependencies: [] };
    const file = namesEureka(1) as Draft;
    const { services } = readArchitecture({ ...file, services: [...file.services, own] }, 'x');
    expect(services.map(({ name }) => name)).toEqual(['db', 'web', 'dns', 'ring', 'eureka']);
    expect(readArchitecture(shop, 'x').services.length).toBe(3);
  });
});

/** Changes of the shop, and the lines that refuse them, after the file's name. */
const wrong: [change: (file: Draft, web: DraftService) => void, line: string][] = [
  [
    (_, web) => (web.workers = 0),
    'service "web": workers: got 0, expected a whole number from 1 to 1000000',
  ],
  [
    (_, web) => (web.count = '6'),
    'service "web": count: got "6", expected a whole number from 0 to 1000000',
  ],
  [
    (_, web) => (web.count = 1.5),
    'service "web": count: got 1.5, expected a whole number from 0 to 1000000',
  ],
  [
    (_, web) => (web.regions = 101),
    'service "web": regions: got 101, expected a whole number from 0 to 100',
  ],
  [
    (_, web) => (web.queue = -1),
    'service "web": queue: got -1, expected a whole number from 0 to 1000000000',
  ],
  [
    (_, web) => (web.retries = 101),
    'service "web": retries: got 101, expected a whole number from 0 to 100',
  ],
  [
    (_, web) => (web.rate = 0),
    'service "web": rate: got 0, expected a number of requests a second, from 1e-9 to 1000000',
  ],
  [(_, web) => (web.machine = 5), 'service "web": machine: got 5, expected a text'],
  [
    (_, web) => (web.timeout = '0s'),
    'service "web": timeout: got "0s", expected a duration such as 100ms, or whole microseconds, from 1us to 30d',
  ],
  [
    (_, web) => (web.backoff = 'soon'),
    'service "web": backoff: got "soon", expected a duration such as 100ms, or whole microseconds, from 0s to 30d',
  ],
  [
    (_, web) => (web.serviceTime = '5 parsecs'),
    'service "web": serviceTime: got "5 parsecs", expected a duration such as 5ms, or microseconds from 0',
  ],
  [
    (_, web) => (web.serviceTime = { law: 'exponental', mean: '1ms' }),
    'service "web": serviceTime: law: got "exponental", expected one of constant, uniform, exponential, normal, lognormal, pareto, bimodal, empirical',
  ],
  [
    (_, web) => (web.serviceTime = { law: 'uniform', min: '2ms', max: '1ms' }),
    'service "web": serviceTime: uniform: got min 2000, max 1000, expected a min up to max, a finite number apart',
  ],
  [
    (_, web) => (web.serviceTime = '31d'),
    'service "web": serviceTime: got "31d", expected spans of time up to 30d',
  ],
  [
    (file) => (file.latency = { withinZone: { law: 'exponential', mean: 1e300 } }),
    'latency: withinZone: got {"law":"exponential","mean":1e+300}, expected spans of time up to 30d',
  ],
  [
    (file) => (file.latency = { betweenZones: { law: 'lognormal', median: '0s', sigma: 1 } }),
    'latency: betweenZones: median: got "0s", expected a duration above 0 such as 5ms, or microseconds',
  ],
  [
    (file) => (file.latency = { betweenZone: '1ms' }),
    'latency: unknown field "betweenZone"; did you mean "betweenZones"?',
  ],
  [
    (file) => (file.latency = []),
    'latency: got [], expected an object with withinZone, betweenZones or betweenRegions',
  ],
  [
    (_, web) => (web.wrokers = 3),
    'service "web": unknown field "wrokers"; did you mean "workers"?',
  ],
  [
    (_, web) => Object.assign(web, { pakage: 'zuul', package: undefined }),
    'service "web": unknown field "pakage"; did you mean "package"?',
  ],
  [(file) => (file.service = []), 'unknown field "service"; did you mean "services"?'],
  [
    (file) => (file.colour = 'red'),
    'unknown field "colour"; there are: $schema, arch, version, description, args, date, victim, services, latency, ordering',
  ],
  [
    (_, web) => (web.package = 'monolit'),
    'service "web": package: got "monolit", expected a package; did you mean "monolith"?',
  ],
  [
    (_, web) => (web.package = 'kubernetes'),
    'service "web": package: got "kubernetes", expected a package; there are: elb, zuul, karyon, monolith, staash, store, priamCassandra, denominator, eureka, riak, volume, cache',
  ],
  [
    (_, web) => delete web.package,
    'service "web": package: got nothing, expected a package: elb, zuul, karyon, monolith, staash, store, priamCassandra, denominator, eureka, riak, volume, cache',
  ],
  [
    (_, web) => web.dependencies.push('bd'),
    'service "web": dependencies[1]: got "bd", expected the name of a service; did you mean "db"?',
  ],
  [
    (_, web) => web.dependencies.push('orders'),
    'service "web": dependencies[1]: got "orders", expected the name of a service; there are: db, web, dns',
  ],
  [
    (_, web) => web.dependencies.push('db'),
    'service "web": dependencies[1]: got "db" for the second time, expected each name once',
  ],
  [
    (_, web) => Object.assign(web, { dependencies: 'db' }),
    'service "web": dependencies: got "db", expected a list of names of services, which may be empty',
  ],
  [
    (_, web) => Object.assign(web, { dependencies: [{ name: 'db' }] }),
    'service "web": dependencies[0]: got {"name":"db"}, expected the name of a service',
  ],
  [
    (_, web) => (web.name = 'db'),
    'services[1]: name: got "db", which services[0] has, expected a name of its own',
  ],
  [
    (file) => Object.assign(file.services[0], { name: 'eureka' }),
    'service "eureka": package: got "store", expected "eureka": services know the registry by that name',
  ],
  [
    (file) => Object.assign(file.services[0], { package: 'eureka' }),
    'service "db": name: got "db", expected "eureka": services know the registry by that name',
  ],
  [
    (_, web) => (web.name = 'we\nb'),
    'services[1]: name: got "we\\nb", expected a name of up to 100 characters, without control characters and lone surrogates',
  ],
  [
    (file) => Object.assign(file.services, { 1: [] }),
    'services[1]: got [], expected a service, which is an object with name, package, count and dependencies',
  ],
  [
    (file) => Object.assign(file, { services: {} }),
    'services: got {}, expected a list of services',
  ],
  [(file) => file.services.splice(0), 'services: got [], expected at least one service'],
  [
    (file) => (file.version = 'arch-1.0'),
    'version: got "arch-1.0", expected "arch-0.0" or "arch-0.1"',
  ],
  [(file) => delete file.version, 'version: got nothing, expected "arch-0.0" or "arch-0.1"'],
  [
    (file) => (file.arch = '../shop/'),
    'arch: got "../shop/", expected a name for files: up to 100 letters, digits, "_", "-" and ".", not "-" or "." first; or a path to one',
  ],
  [(file) => (file.victim = 7), 'victim: got 7, expected a text'],
];

describe('a file is refused in one line that names the file, the service and the field:', () => {
  for (const [change, line] of wrong) {
    test(line, () => {
      const file = draftOf(shop);
      change(file, file.services[1]);
      expect(refusalOf(file)).toBe(`my.json: ${line}`);
    });
  }

  test('whatever it is', () => {
    for (const data of [undefined, null, 'shop', 5, [], () => {}]) {
      expect(refusalOf(data)).toMatch(/^my\.json: got .+, expected an architecture/);
    }
  });

  test('whatever its names hold', () => {
    const services = [{ ...shop.services[0], name: 'a\u2028a', dependencies: ['b\u2028b'] }];
    expect(refusalOf({ ...shop, services })).toBe(
      'my.json: service "a\\u2028a": dependencies[0]: got "b\\u2028b", expected the name of a service; there are: a a',
    );
  });

  test('however deep it is', () => {
    let law: unknown = '1ms';
    for (let level = 0; level < 100_000; level++) law = [law];
    expect(refusalOf({ ...shop, latency: { withinZone: law } })).toContain('more than 40 levels');
  });

  test('however long the names in it are', () => {
    const [db] = shop.services;
    const services = [{ ...db, dependencies: ['x'.repeat(5000)] }];
    const line = refusalOf({ ...shop, services });
    expect(line).toContain('service "db": dependencies[0]: got "xxxx');
    expect(line.length).toBeLessThanOrEqual(400);
  });
});
