import fc from 'fast-check';
import { describe, expect } from 'vitest';
import type { Package } from '../../../../models/services/architecture/architecture.ts';
import { servicesOnCycles } from '../../../../models/services/architecture/cycles.ts';
import { test } from '../../../property.ts';
import { fixtureModel, measure, readFixture } from '../measured.ts';

type Calls = Readonly<Record<string, readonly string[]>>;

const onCycles = (calls: Calls, kinds: Readonly<Record<string, Package>> = {}): string[] => {
  const services = Object.entries(calls).map(([name, dependencies]) => ({
    name,
    dependencies,
    package: kinds[name] ?? 'karyon',
  }));
  return [...servicesOnCycles(services)].sort();
};

/** The services that come back to themselves by their calls. */
function comingBack(calls: Calls): string[] {
  return Object.keys(calls)
    .filter((name) => {
      const reached = new Set(calls[name].filter((one) => one !== name));
      for (const one of reached) for (const next of calls[one]) reached.add(next);
      return reached.has(name);
    })
    .sort();
}

describe('services on cycles', () => {
  test('are those that call each other in circles, and those between circles', () => {
    expect(onCycles({ a: ['b'], b: ['c'], c: [] })).toEqual([]);
    expect(onCycles({ a: ['a', 'b'], b: ['b'] })).toEqual([]);
    expect(onCycles({ top: ['a'], a: ['b'], b: ['a', 'low'], low: [] })).toEqual(['a', 'b']);
    expect(onCycles({ a: ['b'], b: ['a', 'between'], between: ['c'], c: ['d'], d: ['c'] })).toEqual(
      ['a', 'b', 'between', 'c', 'd'],
    );
  });

  test('are none where a circle needs a service that calls no other', () => {
    expect(onCycles({ a: ['ring'], ring: ['ring', 'a'] }, { ring: 'priamCassandra' })).toEqual([]);
  });

  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  const calls = fc.record(
    Object.fromEntries(names.map((name) => [name, fc.subarray(names)])) as Record<
      string,
      fc.Arbitrary<string[]>
    >,
  );
  test.prop([calls])('hold all services that can come back to themselves', (given) => {
    expect(onCycles(given)).toEqual(expect.arrayContaining(comingBack(given)));
    if (comingBack(given).length === 0) expect(onCycles(given)).toEqual([]);
  });
});

describe('an architecture of a cycle', () => {
  test('has the last part of a path as its name', () => {
    const { name, services } = readFixture('volume');
    expect(name).toBe('volume.yml');
    expect(services.flatMap((one) => (one.isOnCycle ? [one.name] : []))).toEqual(['db', 'db-data']);
  });

  test('calls no service that waits in the same request, and answers each request', () => {
    const { of, world } = measure(fixtureModel('volume'));
    const { requests, answered, ...others } = world.counts.model;
    expect(others).toEqual({});
    expect(requests - answered).toBeLessThan(10);
    // db calls db-data, which does not call db.
    const [web, db, data] = ['web', 'db', 'db-data'].map((name) => of(name));
    expect([db.calls, db.errors]).toEqual([web.requests, {}]);
    expect(data.requests).toBe(db.requests);
  });
});
