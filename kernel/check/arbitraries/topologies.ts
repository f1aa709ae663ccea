import fc from 'fast-check';
import { Draws } from '../../random/draws.ts';
import {
  regularOf,
  ringOf,
  scaleFreeOf,
  smallWorldOf,
  type Topology,
  topologyOf,
  zonesOf,
} from '../../random/topologies.ts';

export type { Topology } from '../../random/topologies.ts';

/** How many nodes: exactly so many, or as an arbitrary says. */
type NodeCount = number | fc.Arbitrary<number>;

const counts = (nodes: NodeCount): fc.Arbitrary<number> =>
  typeof nodes === 'number' ? fc.constant(nodes) : nodes;

/** Each node has the one before and the one after it as neighbours. */
export const ring = (nodes: NodeCount): fc.Arbitrary<Topology> => counts(nodes).map(ringOf);

/** Each node but the first has one parent among the earlier nodes. It shrinks towards a star around the first. */
export const tree = (nodes: NodeCount): fc.Arbitrary<Topology> =>
  counts(nodes).chain((count) =>
    fc
      .tuple(...Array.from({ length: Math.max(0, count - 1) }, (_, node) => fc.nat({ max: node })))
      .map((parents) =>
        topologyOf(
          count,
          parents.map((parent, node) => [parent, node + 1]),
        ),
      ),
  );

/** Each node has all others as neighbours. */
export const complete = (nodes: NodeCount): fc.Arbitrary<Topology> =>
  counts(nodes).map((count) =>
    Array.from({ length: count }, (_, node) =>
      Array.from({ length: count }, (_, other) => other).filter((other) => other !== node),
    ),
  );

/** A random graph of so many nodes, which follows from a number. It shrinks towards fewer nodes. */
const drawn = (
  nodes: NodeCount,
  make: (count: number, draws: Draws) => Topology,
): fc.Arbitrary<Topology> =>
  fc
    .tuple(counts(nodes), fc.integer({ min: 0, max: 0x7fffffff }))
    .map(([count, low]) => make(count, new Draws({ high: 0, low }).reset(0, 0)));

/** A connected random graph, in which each node has `degree` neighbours or a few less. */
export const regular = (nodes: NodeCount, degree = 4): fc.Arbitrary<Topology> =>
  drawn(nodes, (count, draws) => regularOf(count, degree, draws));

/** A ring lattice with shortcuts: so many for each of its edges. */
export const smallWorld = (nodes: NodeCount, degree = 4, shortcuts = 0.1): fc.Arbitrary<Topology> =>
  drawn(nodes, (count, draws) => smallWorldOf(count, degree, shortcuts, draws));

/** A connected graph in which few nodes have many neighbours. */
export const scaleFree = (nodes: NodeCount, degree = 4): fc.Arbitrary<Topology> =>
  drawn(nodes, (count, draws) => scaleFreeOf(count, degree, draws));

/** Zones, each a random graph, in a ring of one edge between neighbours. Node i is in zone i modulo `zoneCount`. */
export const zones = (nodes: NodeCount, zoneCount = 3, degree = 4): fc.Arbitrary<Topology> =>
  drawn(nodes, (count, draws) => zonesOf(count, degree, zoneCount, draws));
