import { type GraphData, SimulationError } from '../../../kernel/index.ts';
import { refuseOwnNames } from '../../own-names.ts';
import type { Architecture, Service } from '../architecture/architecture.ts';
import { reachOf, within } from '../architecture/reach.ts';
import { instanceCount, instancesOf, type Placed, type Scale } from './placement.ts';

/** The limit of instances plus edges. A recorded graph of more would fill the memory. */
const SIZE_MAX = 5_000_000;

/** The instances of one service that an instance may call, as indexes into the instances of a deployment. */
export interface Acquaintances {
  readonly service: string;
  readonly indexes: readonly number[];
}

/** The instances to start, and whom each of them knows. */
export interface Deployment {
  readonly instances: readonly Placed[];
  /** Whether the instances come from a graph and not from a scale. */
  readonly isReloaded: boolean;
  /**
   * The instances that one of them knows: a list for each service that it calls. Instances of one
   * service and zone have the same lists. The list of its own service may hold it.
   */
  acquaintances(index: number): readonly Acquaintances[];
}

/**
 * Deploys an architecture. Each instance knows the instances that it may call, also where a registry
 * would tell it of them later.
 * @throws bad-option when it would be too large, services/bad-architecture when two instances would
 * share a name.
 */
export function deploymentOf(architecture: Architecture, scale: Scale): Deployment {
  refuseBeyond(instanceCount(architecture, scale), 'instances', scale);
  const instances = instancesOf(architecture, scale);
  refuseSameNames(architecture, instances);
  const find = acquaintancesIn(instances);
  let edgeCount = 0;
  for (const instance of instances) {
    for (const { indexes } of find(instance)) edgeCount += indexes.length;
  }
  refuseBeyond(instances.length + edgeCount, 'instances and edges', scale);
  return { instances, isReloaded: false, acquaintances: (index) => find(instances[index]) };
}

/** Refuses instances that share a name. The deployer has the name of the architecture. */
function refuseSameNames({ name: arch }: Architecture, instances: readonly Placed[]): void {
  const known = new Map([[arch, 'the architecture']]);
  for (const { name, service } of instances) {
    const other = known.get(name);
    known.set(name, `service ${JSON.stringify(service.name)}`);
    if (other === undefined) continue;
    throw new SimulationError(
      'services/bad-architecture',
      `${arch}: service ${JSON.stringify(service.name)}: got an instance ${JSON.stringify(name)}, expected no name that ${other} has`,
    );
  }
}

function refuseBeyond(count: number, what: string, { percent, regions }: Scale): void {
  if (count <= SIZE_MAX) return;
  const got = `${percent} % in ${regions} region${regions === 1 ? '' : 's'}`;
  throw new SimulationError(
    'bad-option',
    `population: got ${got}, which makes ${count} ${what}, expected up to ${SIZE_MAX}`,
  );
}

/** Returns a function that finds whom an instance knows. */
function acquaintancesIn(instances: readonly Placed[]) {
  const byService = new Map<string, { readonly zone: string | undefined; index: number }[]>();
  instances.forEach(({ service, zone }, index) => {
    const list = byService.get(service.name);
    if (list === undefined) byService.set(service.name, [{ zone, index }]);
    else list.push({ zone, index });
  });
  const find = ({ service, zone }: Placed): readonly Acquaintances[] =>
    service.dependencies.map((name) => {
      const reach = reachOf(service.package, name === service.name);
      const found = within(byService.get(name) ?? [], zone, reach);
      return { service: name, indexes: found.map(({ index }) => index) };
    });
  // Lists are kept by service and zone, since there are few zones with many instances in each.
  const known = new Map<Service, Map<string | undefined, readonly Acquaintances[]>>();
  return (instance: Placed): readonly Acquaintances[] => {
    const { service, zone } = instance;
    const ofService = known.get(service) ?? new Map<string | undefined, readonly Acquaintances[]>();
    const lists = ofService.get(zone) ?? find(instance);
    known.set(service, ofService.set(zone, lists));
    return lists;
  };
}

/**
 * Deploys the nodes of a graph file, which know each other along its edges. A node names its service,
 * or a package that only one service has, as in the original's files.
 */
export function deploymentOfGraph(
  { name: arch, services }: Architecture,
  graph: GraphData,
): Deployment {
  const { nodes, edges } = graph;
  if (nodes.length + edges.length > SIZE_MAX) {
    throw new SimulationError(
      'bad-graph',
      `got ${nodes.length} nodes and ${edges.length} edges, expected up to ${SIZE_MAX} together`,
    );
  }
  refuseOwnNames(arch, graph, [arch]);
  const indexes = new Map(nodes.map(({ name }, index) => [name, index]));
  const instances = nodes.map(({ name, service: told, zone }) => {
    const service =
      services.find((one) => one.name === told) ?? services.find((one) => one.package === told);
    if (service !== undefined) return { name, service, zone: zone === '' ? undefined : zone };
    throw new SimulationError(
      'bad-graph',
      `node ${JSON.stringify(name)}: got service ${JSON.stringify(told)}, expected one of ${services.map((one) => one.name).join(', ')}`,
    );
  });
  const known = acquaintancesAlong(edges, indexes, instances);
  return { instances, isReloaded: true, acquaintances: (index) => known[index] };
}

/** Whom each instance knows by the edges of a graph, in their order. An edge counts once, and none leads to its own source. */
function acquaintancesAlong(
  edges: GraphData['edges'],
  indexes: ReadonlyMap<string, number>,
  instances: readonly Placed[],
): readonly (readonly Acquaintances[])[] {
  const targets = instances.map(() => new Set<number>());
  for (const { source, target } of edges) {
    if (source !== target) targets[indexes.get(source) ?? 0].add(indexes.get(target) ?? 0);
  }
  return targets.map((known) => {
    const byService = new Map<string, number[]>();
    for (const index of known) {
      const { name } = instances[index].service;
      byService.set(name, byService.get(name) ?? []);
      byService.get(name)?.push(index);
    }
    return [...byService].map(([service, list]) => ({ service, indexes: list }));
  });
}

/** The services that nodes of a start graph may name: names of services, and packages that only one service has. */
export function servicesOfGraphs({ services }: Architecture): string[] {
  const packages = services.map((service) => service.package);
  const single = packages.filter((name) => packages.indexOf(name) === packages.lastIndexOf(name));
  return [...new Set([...services.map(({ name }) => name), ...single])];
}
