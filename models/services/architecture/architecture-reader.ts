import {
  ALIASES,
  type Architecture,
  type ArchitectureFile,
  type Package,
  type Service,
} from './architecture.ts';
import { checkDependencies, checkNames, checkRegistry } from './architecture-references.ts';
import { serviceLabel } from './architecture-refusal.ts';
import type { ArchitectureShape } from './architecture-shape.ts';
import { readBackoff, readLaw, readTimeout } from './duration-reader.ts';
import {
  CACHE_SERVICE_TIME,
  CALL_DEFAULTS,
  EUREKA,
  LATENCY_DEFAULTS,
  PACKAGE_DEFAULTS,
} from './service-defaults.ts';
import type { ServiceShape } from './service-shape.ts';
import { readShape } from './shape-reader.ts';

/** A service of a file, of which it is known what it depends on. */
type Listed = ServiceShape & { readonly dependencies: readonly string[] };

/**
 * Reads an architecture, as JSON data holds it, with nothing left to default. Files of the original load:
 * `regions` may be left out where it is 0, and `dependencies` be null where there are none.
 * @throws services/bad-architecture in one line: the place, the service, the field, what it got and what was expected.
 */
export function readArchitecture(data: unknown, place: string): Architecture {
  const { arch, description = '', services: shapes, latency } = readShape(data, place);
  const listed = shapes.map((one) => ({ ...one, dependencies: one.dependencies ?? [] }));
  checkNames(listed, place);
  checkRegistry(listed, place);
  const services = withEureka(listed);
  checkDependencies(services, place);
  return {
    name: arch,
    description,
    services: services.map((one) => completeService(one, `${place}: ${serviceLabel(one.name)}`)),
    latency: completeLatency(latency ?? {}, `${place}: latency`),
    file: data as ArchitectureFile,
  };
}

/** The registries come first: whoever names them depends on them. */
function withEureka(services: readonly Listed[]): readonly Listed[] {
  const clients = services.filter(({ dependencies }) => dependencies.includes(EUREKA.name));
  if (clients.length === 0 || services.some(({ name }) => name === EUREKA.name)) return services;
  // Where its clients are: in each of their regions.
  const regions = Math.max(1, ...clients.map((client) => client.regions ?? 0));
  return [{ ...EUREKA, dependencies: [EUREKA.name], regions }, ...services];
}

function completeService(given: Listed, where: string): Service {
  const { name, count, regions = 0, dependencies } = given;
  const isCache = given.package === 'cache';
  const known = (ALIASES[given.package] ?? given.package) as Package;
  const defaults = PACKAGE_DEFAULTS[known];
  const serviceTime = isCache ? CACHE_SERVICE_TIME : defaults.serviceTime;
  return {
    name,
    package: known,
    isCache,
    count,
    regions,
    dependencies,
    labels: labelsOf(given),
    serviceTime: readLaw(given.serviceTime, `${where}: serviceTime`, serviceTime),
    workers: given.workers ?? defaults.workers,
    queue: given.queue ?? defaults.queue,
    timeout: readTimeout(given.timeout, `${where}: timeout`, CALL_DEFAULTS.timeout),
    retries: given.retries ?? CALL_DEFAULTS.retries,
    backoff: readBackoff(given.backoff, `${where}: backoff`, CALL_DEFAULTS.backoff),
    rate: given.rate,
  };
}

const LABELS = ['machine', 'instance', 'container', 'process'] as const;

const labelsOf = (given: ServiceShape): Service['labels'] =>
  Object.fromEntries(
    LABELS.flatMap((label) => (given[label] === undefined ? [] : [[label, given[label]]])),
  );

function completeLatency(
  given: NonNullable<ArchitectureShape['latency']>,
  where: string,
): Architecture['latency'] {
  const { withinZone, betweenZones, betweenRegions } = LATENCY_DEFAULTS;
  return {
    withinZone: readLaw(given.withinZone, `${where}: withinZone`, withinZone),
    betweenZones: readLaw(given.betweenZones, `${where}: betweenZones`, betweenZones),
    betweenRegions: readLaw(given.betweenRegions, `${where}: betweenRegions`, betweenRegions),
  };
}
