import {
  defineModel,
  FAULT_KINDS,
  type Model,
  type NetworkLaws,
  writeDurationLaw,
} from '../../kernel/index.ts';
import type { Architecture } from './architecture/architecture.ts';
import { Deployer } from './deployment/deployer.ts';
import { deploymentOf, deploymentOfGraph, servicesOfGraphs } from './deployment/deployment.ts';
import { entriesOf } from './deployment/entries.ts';
import { type ArchitectureOptions, architectureOptions } from './deployment/options.ts';
import { serviceMeasures } from './measures.ts';
import { requestTotals, serviceProperties } from './properties.ts';

/** Samples of the measures while traffic enters. Each looks at all instances. */
const SAMPLES = 100;

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
    measures: serviceMeasures,
    measureEvery: ({ duration }) => duration / SAMPLES,
    tolerates: FAULT_KINDS,
    size: 'population',
    network: networkOf(architecture),
    ...(!isShipped && { reference: { architecture: { ...file } } }),
    actors(setup, options) {
      const { population: percent, regions } = options;
      const entries = entriesOf(architecture, options);
      const deployment =
        setup.graph === undefined
          ? deploymentOf(architecture, { percent, regions })
          : deploymentOfGraph(architecture, setup.graph);
      const channels = deployment.instances.map(({ name: one }) => setup.channel(one));
      setup.spawn(
        name,
        () => new Deployer({ architecture, deployment, entries, channels, options }),
      );
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

/** The network of an architecture. The deployer is not part of it, so its messages take no time. */
function networkOf({ name, latency, ordering }: Architecture): NetworkLaws {
  return {
    latency: writeDurationLaw(latency.betweenRegions),
    ordering,
    zones: [
      { within: 'zone', latency: writeDurationLaw(latency.withinZone) },
      { within: 'region', latency: writeDurationLaw(latency.betweenZones) },
    ],
    links: [
      { from: name, latency: '0s', ordering: 'fifo' },
      { to: name, latency: '0s', ordering: 'fifo' },
    ],
  };
}
