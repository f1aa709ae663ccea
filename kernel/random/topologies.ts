import type { Draws } from './draws.ts';

/** The neighbours of each node, by index, in ascending order. Every edge leads both ways. */
export type Topology = readonly (readonly number[])[];

type Edge = readonly [one: number, other: number];

/** A graph of these edges. An edge from a node to itself, or a second one between two nodes, is none. */
export function topologyOf(count: number, edges: Iterable<Edge>): Topology {
  const neighbours = Array.from({ length: count }, () => new Set<number>());
  for (const [one, other] of edges) {
    if (one === other) continue;
    neighbours[one].add(other);
    neighbours[other].add(one);
  }
  return neighbours.map((those) => [...those].sort((a, b) => a - b));
}

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/** Each node has the one before and the one after it as neighbours. */
export const ringOf = (count: number): Topology =>
  topologyOf(
    count,
    range(count).map((node): Edge => [node, (node + 1) % count]),
  );

/** A ring in which each node is linked to the nearest `degree` others, half of them on each side. */
function* latticeEdges(count: number, degree: number): Generator<Edge> {
  for (let step = 1; step <= Math.max(1, Math.floor(degree / 2)); step++) {
    for (let node = 0; node < count; node++) yield [node, (node + step) % count];
  }
}

/**
 * A random graph, in which each node has `degree` neighbours or a few less. It is the union of
 * `degree / 2` random rings through all nodes (rounded down, and at least one), so it is connected.
 */
export function regularOf(count: number, degree: number, draws: Draws): Topology {
  const edges: Edge[] = [];
  for (let ring = 0; ring < Math.max(1, Math.floor(degree / 2)); ring++) {
    const order = draws.shuffle(range(count));
    for (let place = 0; place < count; place++) {
      edges.push([order[place], order[(place + 1) % count]]);
    }
  }
  return topologyOf(count, edges);
}

/**
 * A small world: a ring lattice, to which each edge adds a shortcut between two random nodes with a
 * probability. No edge is taken away, so it is connected.
 * Source: Newman and Watts 1999, Scaling and percolation in the small-world network model.
 */
export function smallWorldOf(
  count: number,
  degree: number,
  shortcuts: number,
  draws: Draws,
): Topology {
  const edges = [...latticeEdges(count, degree)];
  const added = edges.flatMap((): Edge[] =>
    draws.chance(shortcuts) ? [[draws.integer(0, count - 1), draws.integer(0, count - 1)]] : [],
  );
  return topologyOf(count, [...edges, ...added]);
}

/**
 * A scale-free graph: each new node is linked to `degree / 2` of the earlier ones (rounded down, and
 * at least one), which are the likelier the more neighbours they have. So it is connected.
 * Source: Barabasi and Albert 1999, Emergence of Scaling in Random Networks.
 */
export function scaleFreeOf(count: number, degree: number, draws: Draws): Topology {
  const edges: Edge[] = [];
  // Each end of each edge once, so that a random one is a node by its degree.
  const ends: number[] = [];
  for (let node = 1; node < count; node++) {
    for (let link = 0; link < Math.max(1, Math.floor(degree / 2)); link++) {
      const other = ends.length === 0 ? 0 : draws.pick(ends);
      if (other === node) continue;
      edges.push([node, other]);
      ends.push(node, other);
    }
    if (edges.at(-1)?.[0] !== node) edges.push([node, node - 1]);
  }
  return topologyOf(count, edges);
}

/** A random tree: each node but the first is linked to one of the earlier ones, all equally likely. */
export const treeOf = (count: number, draws: Draws): Topology =>
  topologyOf(
    count,
    range(Math.max(0, count - 1)).map((node): Edge => [node + 1, draws.integer(0, node)]),
  );

/**
 * Zones, which are random regular graphs of almost equal size. Zones that follow each other are linked by one
 * edge, and so are the last and the first. The node of index i is in zone i modulo `zones`.
 */
export function zonesOf(count: number, degree: number, zones: number, draws: Draws): Topology {
  const members = range(Math.min(zones, count)).map((zone) =>
    range(count).filter((node) => node % Math.min(zones, count) === zone),
  );
  const edges = members.flatMap((those): Edge[] =>
    regularOf(those.length, degree, draws).flatMap((neighbours, place) =>
      neighbours.map((other): Edge => [those[place], those[other]]),
    ),
  );
  const bridges = members.map(
    (those, zone): Edge => [draws.pick(those), draws.pick(members[(zone + 1) % members.length])],
  );
  return topologyOf(count, [...edges, ...bridges]);
}
