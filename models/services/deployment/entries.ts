import { SimulationError } from '../../../kernel/index.ts';
import type { Architecture, Service } from '../architecture/architecture.ts';
import { RATE_DEFAULT, RATE_MAX } from '../architecture/service-defaults.ts';
import type { ArchitectureOptions } from './options.ts';
import { countOf } from './placement.ts';

/** A service at which traffic enters. */
export interface Entry {
  readonly service: Service;
  /** Requests a second at each of its instances. */
  readonly rate: number;
}

/** Returns the services at which traffic enters: the last one, and each one with a rate. */
export const entryServices = ({ services }: Architecture): Service[] =>
  services.filter(({ rate }, index) => rate !== undefined || index === services.length - 1);

/**
 * Returns where traffic enters, and how much. A rate is for an instance, so traffic grows with the
 * instances of its entry. With `scaledLoad`, the traffic of a whole service grows with the
 * population, also where its number of instances does not.
 * @throws bad-option for a load that makes more than a request a microsecond.
 */
export function entriesOf(architecture: Architecture, options: ArchitectureOptions): Entry[] {
  const { load } = options;
  return entryServices(architecture).map((service) => {
    const rate = (service.rate ?? RATE_DEFAULT) * load * factorOf(service, options);
    if (rate <= RATE_MAX) return { service, rate };
    throw new SimulationError(
      'bad-option',
      `load: got ${load}, which makes ${rate} requests a second at ${service.name}, expected up to ${RATE_MAX}`,
    );
  });
}

/** By how much the rate of an instance grows with the population. */
function factorOf(service: Service, options: ArchitectureOptions): number {
  const { scaledLoad, population, regions } = options;
  const count = countOf(service, { percent: population, regions });
  if (!scaledLoad || count === 0) return 1;
  const growth = count / countOf(service, { percent: 100, regions });
  return population / 100 / growth;
}
