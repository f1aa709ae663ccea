import { type Architecture, REGISTRY, type Service } from '../architecture/architecture.ts';
import { callsOthers } from '../architecture/reach.ts';
import type { Deployment } from './deployment.ts';
import { entryServices } from './entries.ts';

/** The limit of services that a line names. */
const NAMES_MAX = 10;

/**
 * Returns what people should know of a deployment before it runs, a line for each remark: services
 * without instances, without requests, and an entry that other services call.
 */
export function remarksOn(architecture: Architecture, deployment: Deployment): string[] {
  return [
    aboutMissing(architecture, deployment),
    aboutEntry(architecture),
    aboutSilent(architecture),
    aboutCycles(architecture),
  ].filter((line) => line !== undefined);
}

/** The services that the scale leaves without instances. */
function aboutMissing({ services }: Architecture, { instances }: Deployment): string | undefined {
  const present = new Set(instances.map(({ service }) => service.name));
  const missing = services.filter(({ name }) => !present.has(name));
  if (missing.length === 0) return undefined;
  const entry = services.at(-1);
  const isEntry = entry !== undefined && missing.includes(entry);
  return `no instance of ${listed(missing)}${isEntry ? `; traffic enters at ${entry.name}` : ''}`;
}

/** A last service that others call, as in a file that lists its services from the top down. */
function aboutEntry({ services }: Architecture): string | undefined {
  const entry = services.at(-1);
  if (entry === undefined || entry.rate !== undefined) return undefined;
  const callers = services.filter(
    ({ name, dependencies }) => name !== entry.name && dependencies.includes(entry.name),
  );
  if (callers.length === 0) return undefined;
  return `traffic enters at ${entry.name}, which ${listed(callers)} may call; list services bottom-up, or give a rate to those where traffic enters`;
}

/** The services that no request reaches. */
function aboutSilent(architecture: Architecture): string | undefined {
  const { services } = architecture;
  const byName = new Map(services.map((service) => [service.name, service]));
  const reached = new Set(entryServices(architecture));
  // A set hands out what is added while it is read.
  for (const service of reached) {
    for (const name of service.dependencies) {
      const other = byName.get(name);
      if (other !== undefined && callsOthers(service.package)) reached.add(other);
    }
  }
  // Instances ask their registry by themselves.
  const silent = services.filter((one) => one.name !== REGISTRY && !reached.has(one));
  return silent.length === 0
    ? undefined
    : `no requests reach ${listed(silent)}; a service gets requests by a rate, or from one that calls it`;
}

function aboutCycles({ services }: Architecture): string | undefined {
  const circling = services.filter(({ isOnCycle }) => isOnCycle);
  return circling.length === 0
    ? undefined
    : `${listed(circling)} call each other in a circle; a service does not call one that waits for it in the same request`;
}

function listed(services: readonly Service[]): string {
  const names = services.slice(0, NAMES_MAX).map(({ name }) => name);
  const more = services.length - names.length;
  return names.join(', ') + (more > 0 ? ` and ${more} more` : '');
}
