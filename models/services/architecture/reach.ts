import { regionOf } from '../../../kernel/index.ts';
import { type Package, REGISTRY } from './architecture.ts';

/** How far away the instances that a service calls may be. */
export const REACHES = ['zone', 'region', 'world'] as const;
export type Reach = (typeof REACHES)[number];

const REACH_OF: Readonly<Record<Package, Reach>> = {
  elb: 'zone',
  zuul: 'zone',
  karyon: 'zone',
  monolith: 'region',
  staash: 'zone',
  store: 'zone',
  priamCassandra: 'zone',
  denominator: 'region',
  eureka: 'zone',
};

/** Returns the reach of calls to another service, or to instances of the same service. */
export const reachOf = (caller: Package, isOwn: boolean): Reach =>
  isOwn ? 'world' : REACH_OF[caller];

/** Whether a service passes requests on to other services. */
export const callsOthers = (caller: Package): boolean =>
  caller !== 'priamCassandra' && caller !== REGISTRY;

/** Returns the region of a zone; `undefined` without a zone. */
export const regionAt = (zone: string | undefined): string | undefined =>
  zone === undefined ? undefined : regionOf(zone);

/**
 * Returns the instances that a caller in a zone calls. With the reach `zone` they are those of its
 * zone. If there are none, or with the reach `region`, they are those of its region. Otherwise they
 * are all instances, also for a caller without a zone.
 */
export function within<Instance extends { readonly zone: string | undefined }>(
  instances: readonly Instance[],
  zone: string | undefined,
  reach: Reach,
): readonly Instance[] {
  if (zone === undefined || reach === 'world') return instances;
  if (reach === 'zone') {
    const near = instances.filter((instance) => instance.zone === zone);
    if (near.length > 0) return near;
  }
  const region = regionOf(zone);
  const near = instances.filter((instance) => regionAt(instance.zone) === region);
  return near.length > 0 ? near : instances;
}
