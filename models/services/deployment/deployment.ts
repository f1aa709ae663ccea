import { type GraphData, SimulationError } from '../../../kernel/index.ts';
import { refuseOwnNames } from '../../own-names.ts';
import { type Architecture, REGISTRY, type Service } from '../architecture/architecture.ts';
import { reachOf, within } from '../architecture/reach.ts';
import { instanceCount, instancesOf, type Placed, type Scale } from './placement.ts';

/** The limit of instances plus introductions. More would fill the memory, or take too many events at one instant. */
const SIZE_MAX = 5_000_000;

/** The instances to start, and their introductions. */
export interface Deployment {
  readonly instances: readonly Placed[];
  /** Whether the instances come from a graph and not from a scale. */
  readonly isReloaded: boolean;
  /** Pairs of indexes into `instances`, in order: the first is told about the second. */
  introductions(): Iterable<readonly [source: number, target: number]>;
}

/**
 * Deploys an architecture. Each instance is told about the instances that it may call. Two services
 * that depend on the registry learn about each other from the registry instead.
 * @throws bad-option when it would be too large, services/bad-architecture when two instances would
 * share a name.
 */
export function deploymentOf(architecture: Architecture, scale: Scale): Deployment {
  refuseBeyond(instanceCount(architecture, scale), 'instances', scale);
  const instances = instancesOf(architecture, scale);
  refuseSameNames(architecture, instances);
  const neighbours = neighboursIn(instances);
  let edgeCount = 0;
  for (const instance of instances) {
    for (const list of neighbours(instance)) edgeCount += list.length;
  }
  refuseBeyond(instances.length + edgeCount, 'instances and introductions', scale);
  return {
    instances,
    isReloaded: false,
    *introductions() {
      for (let index = 0; index < instances.length; index++) {
        for (const list of neighbours(instances[index])) {
          for (const other of list) if (other !== index) yield [index, other] as const;
        }
      }
    },
  };
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

/** Whether the instances of a service register, and ask the registry for other registered ones. */
const isClient = ({ name, dependencies }: Service): boolean =>
  name !== REGISTRY && dependencies.includes(REGISTRY);

/** Returns a function that finds, for an instance, the indexes of the instances to call: a list a dependency. */
function neighboursIn(instances: readonly Placed[]) {
  const byService = new Map<string, { readonly zone: string | undefined; index: number }[]>();
  const registered = new Set<string>();
  instances.forEach(({ service, zone }, index) => {
    const list = byService.get(service.name);
    if (list === undefined) byService.set(service.name, [{ zone, index }]);
    else list.push({ zone, index });
    if (isClient(service)) registered.add(service.name);
  });
  const find = ({ service, zone }: Placed): (readonly number[])[] => {
    const { dependencies } = service;
    const told = isClient(service)
      ? dependencies.filter((name) => !registered.has(name))
      : dependencies;
    return told.map((name) => {
      const reach = reachOf(service.package, name === service.name);
      return within(byService.get(name) ?? [], zone, reach).map(({ index }) => index);
    });
  };
  // Lists are kept by service and zone, since there are few zones with many instances in each.
  const known = new Map<Service, Map<string | undefined, (readonly number[])[]>>();
  return (instance: Placed): (readonly number[])[] => {
    const { service, zone } = instance;
    const ofService = known.get(service) ?? new Map<string | undefined, (readonly number[])[]>();
    const lists = ofService.get(zone) ?? find(instance);
    known.set(service, ofService.set(zone, lists));
    return lists;
  };
}

/**
 * Deploys the nodes of a graph file, and introduces them along its edges. A node names its service,
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
  return {
    instances,
    isReloaded: true,
    *introductions() {
      for (const { source, target } of edges) {
        yield [indexes.get(source) ?? 0, indexes.get(target) ?? 0] as const;
      }
    },
  };
}

/** The services that nodes of a start graph may name: names of services, and packages that only one service has. */
export function servicesOfGraphs({ services }: Architecture): string[] {
  const packages = services.map((service) => service.package);
  const single = packages.filter((name) => packages.indexOf(name) === packages.lastIndexOf(name));
  return [...new Set([...services.map(({ name }) => name), ...single])];
}
