import {
  defineModel,
  FAULT_KINDS,
  type Model,
  type NetworkLaws,
  SimulationError,
  writeDurationLaw,
} from '../../kernel/index.ts';
import type { Architecture } from './architecture/architecture.ts';
import { RATE_MAX } from './architecture/service-defaults.ts';
import { Deployer } from './deployment/deployer.ts';
import { deploymentOf, deploymentOfGraph, servicesOfGraphs } from './deployment/deployment.ts';
import { type ArchitectureOptions, architectureOptions } from './deployment/options.ts';
import { requestTotals, serviceProperties } from './properties.ts';

/**
 * Makes the model of an architecture. A scenario names an architecture that comes with spigo
 * (`isShipped`), and holds any other as a whole.
 */
export function architectureModel(
  architecture: Architecture,
  { isShipped = false } = {},
): Model<ArchitectureOptions> {
  const { name, description, file } = architecture;
  return defineModel({
    name,
    summary: description,
    options: architectureOptions,
    services: servicesOfGraphs(architecture),
    strict: false,
    properties: serviceProperties,
    tolerates: FAULT_KINDS,
    size: 'population',
    network: networkOf(architecture),
    ...(!isShipped && { reference: { architecture: { ...file } } }),
    actors(setup, options) {
      const { population: percent, regions } = options;
      refuseRates(architecture, options);
      const deployment =
        setup.graph === undefined
          ? deploymentOf(architecture, { percent, regions })
          : deploymentOfGraph(architecture, setup.graph);
      setup.spawn(name, () => new Deployer(architecture, deployment, options));
    },
    show(world) {
      const { answered, failed, timedOut, inFlight } = requestTotals(world);
      return [
        {
          title: 'Requests',
          rows: [
            ['answered', answered],
            ['failed', failed],
            ['timed out', timedOut],
            ['in flight', inFlight],
          ],
        },
      ];
    },
  });
}

function refuseRates({ services }: Architecture, { load }: ArchitectureOptions): void {
  for (const { name, rate = 0 } of services) {
    if (rate * load <= RATE_MAX) continue;
    throw new SimulationError(
      'bad-option',
      `load: got ${load}, which makes ${rate * load} requests a second at ${name}, expected up to ${RATE_MAX}`,
    );
  }
}

/** The network of an architecture. The deployer is not part of it, so its messages take no time. */
function networkOf({ name, latency }: Architecture): NetworkLaws {
  return {
    latency: writeDurationLaw(latency.betweenRegions),
    zones: [
      { within: 'zone', latency: writeDurationLaw(latency.withinZone) },
      { within: 'region', latency: writeDurationLaw(latency.betweenZones) },
    ],
    links: [
      { from: name, latency: '0s' },
      { to: name, latency: '0s' },
    ],
  };
}
