import { type GraphData, SimulationError } from '../../../kernel/index.ts';
import { refuseOwnNames } from '../../own-names.ts';
import { type Architecture, REGISTRY, type Service } from '../architecture/architecture.ts';
import { reachOf, within } from '../architecture/reach.ts';
import { instanceCount, instancesOf, type Placed, type Scale } from './placement.ts';

/** Instances and introductions: more would fill the memory, or take too many events at one instant. */
const SIZE_MAX = 5_000_000;

/** Who is introduced to whom, and all that are to be started. */
export interface Deployment {
  readonly instances: readonly Placed[];
  /** Whether a graph tells of them, and no scale. */
  readonly isReloaded: boolean;
  /** Pairs of places in the list of instances: who, to whom. In order. */
  introductions(): Iterable<readonly [source: number, target: number]>;
}

/**
 * The deployment of an architecture: each instance is introduced to those that it may call. Where it depends on
 * the registry, that tells it of all that do likewise.
 * @throws bad-option where it would be too large, services/bad-architecture where two would have one name.
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

/** A name is an address, one in a run; who deploys the instances has that of the architecture. */
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

/** Whether its instances register, and ask the registry for others that do. */
const isClient = ({ name, dependencies }: Service): boolean =>
  name !== REGISTRY && dependencies.includes(REGISTRY);

/** For an instance, the places of those that it is introduced to, a list for each dependency. */
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
  // There are few zones, and many instances in each.
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
 * The deployment that a graph file tells of: its nodes and edges. Nodes are told by their service, or by a package
 * that only one service has, as the original's files do.
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
  const places = new Map(nodes.map(({ name }, index) => [name, index]));
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
        yield [places.get(source) ?? 0, places.get(target) ?? 0] as const;
      }
    },
  };
}

/** What the nodes of a graph to reload may be of: a service's name, or a package that a single service has. */
export function servicesOfGraphs({ services }: Architecture): string[] {
  const packages = services.map((service) => service.package);
  const single = packages.filter((name) => packages.indexOf(name) === packages.lastIndexOf(name));
  return [...new Set([...services.map(({ name }) => name), ...single])];
}
