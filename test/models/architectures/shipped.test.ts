import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { shippedArchitectures } from '../../../models/architectures/index.ts';
import { shippedNames } from '../../../models/built-in.ts';
import type { Architecture, Service } from '../../../models/services/architecture/architecture.ts';
import { readArchitecture } from '../../../models/services/architecture/architecture-reader.ts';

const shipped = [...shippedArchitectures].map(([name, file]) => readArchitecture(file, name));

const named = (name: string): Architecture => {
  const found = shipped.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no architecture ${name}`);
  return found;
};

/** The name, package, count, regions and dependencies of each service. */
const partsOf = ({ services }: Architecture) =>
  services.map((one) => [one.name, one.package, one.count, one.regions, one.dependencies]);

/** These packages route a request to one of their dependencies. Others call each. */
const ROUTERS = ['elb', 'zuul', 'denominator'];

/** The longest chain of calls of a request to a service, including the call to itself. */
function callCount(service: Service, { services }: Architecture): number {
  // A node of a ring asks others for replicas; other peers call nobody for a request.
  if (service.package === 'priamCassandra') return 1 + 3;
  const counts = services
    .filter(({ name }) => service.dependencies.includes(name) && name !== service.name)
    .map((one) => callCount(one, { services } as Architecture));
  if (ROUTERS.includes(service.package)) return 1 + Math.max(0, ...counts);
  return counts.reduce((sum, count) => sum + count, 1);
}

describe('the shipped architectures', () => {
  test('are the files of their folder, each of the name of its file', () => {
    const files = readdirSync(new URL('../../../models/architectures/', import.meta.url))
      .filter((file) => file.endsWith('.json'))
      .map((file) => file.replace('.json', ''));
    expect([...shippedArchitectures.keys()].sort()).toEqual(files.sort());
    expect(shipped.map(({ name }) => name).sort()).toEqual(files.sort());
    expect([...shippedNames]).toEqual([...shippedArchitectures.keys()]);
  });

  for (const architecture of shipped) {
    const { name, services, description } = architecture;
    describe(name, () => {
      test('says in a sentence what it is', () => {
        expect(description).toMatch(/^[A-Z].{30,160}\.$/);
      });

      test('is bottom-up: every service is called by a later one, but for the traffic', () => {
        services.forEach(({ name, dependencies, package: kind, rate }, index) => {
          const callers = services.filter((one) => one.dependencies.includes(name));
          const isEntry = index === services.length - 1 || rate !== undefined;
          expect(callers.some((one) => one.name !== name) || isEntry || kind === 'eureka').toBe(
            true,
          );
          for (const dependency of dependencies) {
            expect(services.findIndex((one) => one.name === dependency)).toBeLessThanOrEqual(index);
          }
        });
      });

      test('has in each zone what is called within zones', () => {
        const inZone = services.filter((one) => ['elb', 'zuul', 'karyon'].includes(one.package));
        const called = new Set(inZone.flatMap(({ dependencies }) => dependencies));
        const sparse = services.filter((one) => called.has(one.name) && one.count % 3 !== 0);
        expect(sparse.map((one) => one.name)).toEqual([]);
      });

      test('makes fewer than a hundred calls of a request', () => {
        const counts = services.map((service) => callCount(service, architecture));
        expect(Math.max(...counts)).toBeLessThan(100);
      });
    });
  }

  test('have netflixoss as the original first had it', () => {
    expect(partsOf(named('netflixoss'))).toEqual([
      ['staash', 'staash', 6, 1, []],
      ['karyon', 'karyon', 27, 1, ['staash']],
      ['zuul', 'zuul', 9, 1, ['karyon']],
      ['elb-api', 'elb', 0, 1, ['zuul']],
    ]);
  });

  test('migrate from lamp in steps, each with what the last one lacked', () => {
    const packagesOf = (name: string): Set<string> =>
      new Set(named(name).services.map((one) => one.package));
    const namesOf = (name: string): string[] => named(name).services.map((one) => one.name);
    const steps = ['lamp', ...Array.from({ length: 6 }, (_, index) => `migration${index + 1}`)];
    const having = (kind: string): string[] => steps.filter((one) => packagesOf(one).has(kind));
    expect(having('zuul')).toEqual(steps.slice(1));
    expect(having('karyon')).toEqual(steps.slice(1));
    expect(having('monolith')).toEqual(steps.slice(0, 2));
    expect(having('staash')).toEqual(steps.slice(2));
    expect(having('priamCassandra')).toEqual(steps.slice(3));
    expect(steps.filter((one) => namesOf(one).includes('mysql'))).toEqual(steps.slice(0, 4));
    expect(steps.map((one) => named(one).services[0].regions)).toEqual([1, 1, 1, 1, 1, 1, 2]);
  });

  test('have one of more than fifty services', () => {
    expect(Math.max(...shipped.map(({ services }) => services.length))).toBeGreaterThan(50);
  });
});
