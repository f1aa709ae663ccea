import type { Package } from './architecture.ts';
import { callsOthers } from './reach.ts';

interface Caller {
  readonly name: string;
  readonly package: Package;
  readonly dependencies: readonly string[];
}

/**
 * Returns the services that call each other in circles, and those on a way from one circle to
 * another. O(services + dependencies).
 */
export function servicesOnCycles(services: readonly Caller[]): Set<string> {
  const called = new Map(
    services.map(({ name, package: what, dependencies }) => [
      name,
      callsOthers(what) ? dependencies.filter((one) => one !== name) : [],
    ]),
  );
  const callers = new Map<string, string[]>(services.map(({ name }) => [name, []]));
  for (const [name, others] of called) for (const other of others) callers.get(other)?.push(name);
  // A service that calls nobody is on no cycle, nor is one that nobody calls.
  const left = without(without(new Set(called.keys()), called, callers), callers, called);
  return left;
}

/** Leaves out the services from which no way goes on, again and again. `back` is the opposite of `on`. */
function without(
  names: ReadonlySet<string>,
  on: ReadonlyMap<string, readonly string[]>,
  back: ReadonlyMap<string, readonly string[]>,
): Set<string> {
  const left = new Set(names);
  const countOf = (name: string): number =>
    on.get(name)?.filter((other) => names.has(other)).length ?? 0;
  const counts = new Map([...names].map((name) => [name, countOf(name)]));
  const ends = [...names].filter((name) => counts.get(name) === 0);
  for (const name of ends) {
    left.delete(name);
    for (const other of back.get(name) ?? []) {
      const count = (counts.get(other) ?? 0) - 1;
      counts.set(other, count);
      if (count === 0) ends.push(other);
    }
  }
  return left;
}
