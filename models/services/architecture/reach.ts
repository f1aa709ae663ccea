import { regionOf } from '../../../kernel/index.ts';
import type { Package } from './architecture.ts';

/** How far a service calls: its own zone, its region, or all the world. */
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

/** How far an instance of a package calls those of another service, or of its own. */
export const reachOf = (caller: Package, isOwn: boolean): Reach =>
  isOwn ? 'world' : REACH_OF[caller];

/** The region that something lives in; none for what lives in no zone. */
export const regionAt = (zone: string | undefined): string | undefined =>
  zone === undefined ? undefined : regionOf(zone);

/**
 * Those of the instances that a caller in a zone calls: the ones of its zone; where there are none, of its region;
 * where there are none either, all. A wider reach leaves out the narrower steps, a caller in no zone both.
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
