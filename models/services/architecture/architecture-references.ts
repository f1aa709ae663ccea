import { nearest } from '../../../kernel/index.ts';
import { shown } from '../../../kernel/shapes.ts';
import { REGISTRY } from './architecture.ts';
import { refusal, serviceLabel } from './architecture-refusal.ts';

/** A service, as far as others name it. */
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
      throw refusal(
        `${place}: services[${index}]: name`,
        `got ${shown(name)}, which services[${first}] has, expected a name of its own`,
      );
    }
    names.set(name, index);
  });
}

/**
 * Services ask for the registry by its name: one of another name would be called like any service, and another
 * package of that name would tell nobody of anybody.
 * @throws services/bad-architecture where a service has the name or the package of the registry, but not both.
 */
export function checkRegistry(
  services: readonly { readonly name: string; readonly package: string }[],
  place: string,
): void {
  for (const { name, package: what } of services) {
    if ((name === REGISTRY) === (what === REGISTRY)) continue;
    const [field, got] = name === REGISTRY ? ['package', what] : ['name', name];
    throw refusal(
      `${place}: ${serviceLabel(name)}: ${field}`,
      `got ${shown(got)}, expected "${REGISTRY}": services know the registry by that name`,
    );
  }
}

/** @throws services/bad-architecture for a dependency that is unknown or named twice, and for one that leads back. */
export function checkDependencies(services: readonly Named[], place: string): void {
  const names = new Set(services.map(({ name }) => name));
  for (const { name, dependencies } of services) {
    const where = `${place}: ${serviceLabel(name)}: dependencies`;
    dependencies.forEach((dependency, index) => {
      if (!names.has(dependency)) {
        throw refusal(
          `${where}[${index}]`,
          `got ${shown(dependency)}, expected the name of a service${nearest(dependency, [...names])}`,
        );
      }
      if (dependencies.indexOf(dependency) !== index) {
        throw refusal(
          `${where}[${index}]`,
          `got ${shown(dependency)} for the second time, expected each name once`,
        );
      }
    });
  }
  const cycle = cycleAmong(services);
  if (cycle === undefined) return;
  throw refusal(
    `${place}: ${serviceLabel(cycle[0])}: dependencies`,
    `got a way back to itself, ${cycle.join(' calls ')}, expected none`,
  );
}

/** Services of which each calls the next, the last the first; `undefined` where none leads back to itself. */
function cycleAmong(services: readonly Named[]): string[] | undefined {
  const others = new Map(
    services.map(({ name, dependencies }) => [name, dependencies.filter((one) => one !== name)]),
  );
  // From the bottom up, whatever calls only what is gone goes: what stays leads back, or to what does.
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
