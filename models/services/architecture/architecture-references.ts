import { nearest, shown } from '../../../kernel/index.ts';
import { REGISTRY } from './architecture.ts';
import { architectureRefusal, serviceLabel } from './architecture-refusal.ts';

/** A service's name and its dependencies. */
interface Named {
  readonly name: string;
  readonly dependencies: readonly string[];
}

/** @throws services/bad-architecture where two services share a name. */
export function checkNames(services: readonly Named[], place: string): void {
  const names = new Map<string, number>();
  services.forEach(({ name }, index) => {
    const first = names.get(name);
    if (first !== undefined) {
      throw architectureRefusal(
        `${place}: services[${index}]: name`,
        `got ${shown(name)}, which services[${first}] has, expected a name of its own`,
      );
    }
    names.set(name, index);
  });
}

/**
 * Checks that the registry has its own name. Services find it by that name, and would call a
 * registry of another name like any service. A service of another package with that name would not
 * answer them.
 * @throws services/bad-architecture for a service with only the name, or only the package, of the
 * registry.
 */
export function checkRegistry(
  services: readonly { readonly name: string; readonly package: string }[],
  place: string,
): void {
  for (const { name, package: what } of services) {
    if ((name === REGISTRY) === (what === REGISTRY)) continue;
    const [field, got] = name === REGISTRY ? ['package', what] : ['name', name];
    throw architectureRefusal(
      `${place}: ${serviceLabel(name)}: ${field}`,
      `got ${shown(got)}, expected "${REGISTRY}": services know the registry by that name`,
    );
  }
}

/**
 * @throws services/bad-architecture for a dependency that is unknown, repeated, or part of a cycle.
 */
export function checkDependencies(services: readonly Named[], place: string): void {
  const names = new Set(services.map(({ name }) => name));
  for (const { name, dependencies } of services) {
    const where = `${place}: ${serviceLabel(name)}: dependencies`;
    dependencies.forEach((dependency, index) => {
      if (!names.has(dependency)) {
        throw architectureRefusal(
          `${where}[${index}]`,
          `got ${shown(dependency)}, expected the name of a service${nearest(dependency, [...names])}`,
        );
      }
      if (dependencies.indexOf(dependency) !== index) {
        throw architectureRefusal(
          `${where}[${index}]`,
          `got ${shown(dependency)} for the second time, expected each name once`,
        );
      }
    });
  }
  const cycle = cycleAmong(services);
  if (cycle === undefined) return;
  throw architectureRefusal(
    `${place}: ${serviceLabel(cycle[0])}: dependencies`,
    `got a way back to itself, ${cycle.join(' calls ')}, expected none`,
  );
}

/**
 * Returns a cycle in which each service calls the next, if there is one. It ends with its first
 * service.
 */
function cycleAmong(services: readonly Named[]): string[] | undefined {
  const others = new Map(
    services.map(({ name, dependencies }) => [name, dependencies.filter((one) => one !== name)]),
  );
  // A service whose dependencies are all removed is removed, too. The others are on a cycle or lead
  // to one.
  for (let before = -1; before !== others.size; ) {
    before = others.size;
    for (const [name, dependencies] of others) {
      if (!dependencies.some((one) => others.has(one))) others.delete(name);
    }
  }
  const way: string[] = [];
  let next = others.keys().next().value;
  while (next !== undefined && !way.includes(next)) {
    way.push(next);
    next = others.get(next)?.find((one) => others.has(one));
  }
  return next === undefined ? undefined : [...way.slice(way.indexOf(next)), next];
}
