import type { Distribution, Duration, DurationLaw } from '../../../kernel/index.ts';
import { toDistribution, toMicroseconds } from '../../../kernel/shapes.ts';
import {
  ALIASES,
  type Architecture,
  type ArchitectureFile,
  type Package,
  type Service,
} from './architecture.ts';
import { checkDependencies, checkNames, checkRegistry } from './architecture-references.ts';
import type { ArchitectureShape } from './architecture-shape.ts';
import { servicesOnCycles } from './cycles.ts';
import {
  CACHE_SERVICE_TIME,
  CALL_DEFAULTS,
  EUREKA,
  LATENCY_DEFAULTS,
  PACKAGE_DEFAULTS,
} from './service-defaults.ts';
import type { ServiceShape } from './service-shape.ts';
import { readFields } from './shape-reader.ts';

/** A service of a file, with its dependencies filled in. */
type Listed = ServiceShape & { readonly dependencies: readonly string[] };

/**
 * Reads an architecture from JSON data, and fills in defaults. It also reads files of the original,
 * in which `regions` can be missing and `dependencies` can be null.
 * @throws services/bad-architecture in one line: the place, the service, the field, what it got and
 * what was expected.
 */
export function readArchitecture(data: unknown, place: string): Architecture {
  const {
    arch,
    description = '',
    services: shapes,
    latency,
    ordering = 'none',
  } = readFields(data, place);
  const listed = shapes.map((one) => ({ ...one, dependencies: one.dependencies ?? [] }));
  checkNames(listed, place);
  checkRegistry(listed, place);
  const services = withEureka(listed);
  checkDependencies(services, place);
  const complete = services.map(completeService);
  const onCycles = servicesOnCycles(complete);
  return {
    name: arch.replace(/^.*[/\\]/s, ''),
    description,
    services: complete.map((one) => ({ ...one, isOnCycle: onCycles.has(one.name) })),
    latency: completeLatency(latency ?? {}),
    ordering,
    file: data as ArchitectureFile,
  };
}

/**
 * Adds the registry if a service depends on it. It comes first, since services stand after their
 * dependencies.
 */
function withEureka(services: readonly Listed[]): readonly Listed[] {
  const clients = services.filter(({ dependencies }) => dependencies.includes(EUREKA.name));
  if (clients.length === 0 || services.some(({ name }) => name === EUREKA.name)) return services;
  // It needs an instance in each region of its clients.
  const regions = Math.max(1, ...clients.map((client) => client.regions ?? 0));
  return [{ ...EUREKA, dependencies: [EUREKA.name], regions }, ...services];
}

function completeService(given: Listed): Omit<Service, 'isOnCycle'> {
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
    serviceTime: lawOr(serviceTime, given.serviceTime),
    workers: given.workers ?? defaults.workers,
    queue: given.queue ?? defaults.queue,
    timeout: spanOr(CALL_DEFAULTS.timeout, given.timeout),
    retries: given.retries ?? CALL_DEFAULTS.retries,
    backoff: spanOr(CALL_DEFAULTS.backoff, given.backoff),
    rate: given.rate,
    arrivals: given.arrivals ?? 'exponential',
  };
}

const LABELS = ['machine', 'instance', 'container', 'process'] as const;

const labelsOf = (given: ServiceShape): Service['labels'] =>
  Object.fromEntries(
    LABELS.flatMap((label) => (given[label] === undefined ? [] : [[label, given[label]]])),
  );

function completeLatency(
  given: NonNullable<ArchitectureShape['latency']>,
): Architecture['latency'] {
  const { withinZone, betweenZones, betweenRegions } = LATENCY_DEFAULTS;
  return {
    withinZone: lawOr(withinZone, given.withinZone),
    betweenZones: lawOr(betweenZones, given.betweenZones),
    betweenRegions: lawOr(betweenRegions, given.betweenRegions),
  };
}

const lawOr = (byDefault: Distribution, given?: DurationLaw): Distribution =>
  given === undefined ? byDefault : toDistribution(given);

const spanOr = (byDefault: Duration, given?: string | number): Duration =>
  given === undefined ? byDefault : toMicroseconds(given);
