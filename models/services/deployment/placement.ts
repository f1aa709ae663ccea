import type { Architecture, Service } from '../architecture/architecture.ts';

/** An instance to start. */
export interface Placed {
  readonly name: string;
  readonly service: Service;
  readonly zone: string | undefined;
}

/** How large an architecture is deployed. */
export interface Scale {
  /** Of the instances that each service counts: 100 for all of them. */
  readonly percent: number;
  readonly regions: number;
}

/** Names of regions; those beyond are numbered. Source: regions of EC2 in 2015. */
const REGIONS: readonly string[] = [
  'us-east-1',
  'us-west-2',
  'eu-west-1',
  'ap-southeast-1',
  'ap-northeast-1',
  'sa-east-1',
];

/** Zones of each region. */
const ZONES = 3;

const regionName = (index: number): string => REGIONS[index] ?? `region${index + 1}`;

/**
 * The instances of an architecture, service by service. A service of `count` has as many in each region, whole
 * division, in its zones by turns; one of count 0 has a single one, in no zone of the region; one of regions 0 a
 * single one in all the world. Where there are several regions, names begin with theirs.
 */
export function instancesOf({ services }: Architecture, { percent, regions }: Scale): Placed[] {
  const regionsMax = Math.max(0, ...services.map((service) => service.regions * regions));
  return services.flatMap((service): Placed[] => {
    if (service.regions === 0) return [{ name: service.name, service, zone: undefined }];
    return Array.from({ length: service.regions * regions }, (_, index): Placed[] => {
      const region = regionName(index);
      const name = regionsMax > 1 ? `${region}.${service.name}` : service.name;
      if (service.count === 0) return [{ name, service, zone: region }];
      return Array.from({ length: Math.floor((service.count * percent) / 100) }, (_, number) => ({
        name: `${name}${number}`,
        service,
        zone: `${region}/zone${number % ZONES}`,
      }));
    }).flat();
  });
}

/** How many instances there would be: as `instancesOf` makes them, without making them. */
export function instanceCount({ services }: Architecture, { percent, regions }: Scale): number {
  let count = 0;
  for (const service of services) {
    const each = service.count === 0 ? 1 : Math.floor((service.count * percent) / 100);
    count += service.regions === 0 ? 1 : service.regions * regions * each;
  }
  return count;
}
