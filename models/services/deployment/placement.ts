import type { Architecture, Service } from '../architecture/architecture.ts';

/** An instance to start. */
export interface Placed {
  readonly name: string;
  readonly service: Service;
  readonly zone: string | undefined;
}

/** The size of a deployment. */
export interface Scale {
  /** The percentage of each service's `count`. */
  readonly percent: number;
  readonly regions: number;
}

/** Names of the first regions. Further regions are numbered. Source: regions of EC2 in 2015. */
const REGIONS: readonly string[] = [
  'us-east-1',
  'us-west-2',
  'eu-west-1',
  'ap-southeast-1',
  'ap-northeast-1',
  'sa-east-1',
];

/** The number of zones of each region. */
const ZONES = 3;

const regionName = (index: number): string => REGIONS[index] ?? `region${index + 1}`;

/**
 * Lists the instances of an architecture, service by service. In each region a service has
 * `percent` of `count` instances, rounded down, which take its zones in turn. If its count is 0, it
 * has one in each region, in no zone. If its regions are 0, it has one in all the world. Names
 * begin with the region if there are several.
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

/** Counts the instances of a service. */
export function countOf(service: Service, { percent, regions }: Scale): number {
  if (service.regions === 0) return 1;
  const each = service.count === 0 ? 1 : Math.floor((service.count * percent) / 100);
  return service.regions * regions * each;
}

/** Counts the instances that `instancesOf` would make. */
export const instanceCount = ({ services }: Architecture, scale: Scale): number =>
  services.reduce((sum, service) => sum + countOf(service, scale), 0);
