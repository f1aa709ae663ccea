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

/** @throws services/bad-architecture for a dependency that is unknown or repeated. */
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
}
