import type { Channel, Draws } from '../../../kernel/index.ts';

/** The edges of a graph by node, both ways, each once. */
export type Neighbourhoods = readonly (readonly number[])[];

/** Reads a graph of whom each node knows, without its directions. Peers outside of the graph are left out. */
export function undirected(
  nodes: readonly Channel[],
  peersOf: (index: number) => readonly Channel[],
): Neighbourhoods {
  const indices = new Map(nodes.map((node, index) => [node, index]));
  const neighbours = nodes.map(() => new Set<number>());
  for (const index of nodes.keys()) {
    for (const peer of peersOf(index)) {
      const other = indices.get(peer);
      if (other === undefined || other === index) continue;
      neighbours[index].add(other);
      neighbours[other].add(index);
    }
  }
  return neighbours.map((those) => [...those]);
}

/** How many edges a graph has. */
export const edgeCountOf = (graph: Neighbourhoods): number =>
  graph.reduce((sum, { length }) => sum + length, 0) / 2;

/**
 * The mean over all nodes of the share of pairs of neighbours that are linked; a node with fewer than two
 * neighbours counts as 0.
 * Source: Watts and Strogatz 1998, Collective dynamics of small-world networks.
 */
export function clusteringOf(graph: Neighbourhoods): number {
  const sets = graph.map((neighbours) => new Set(neighbours));
  let sum = 0;
  for (const neighbours of graph) {
    const { length } = neighbours;
    if (length < 2) continue;
    let linked = 0;
    for (const [place, one] of neighbours.entries()) {
      const ofOne = sets[one];
      for (let other = place + 1; other < length; other++) {
        if (ofOne.has(neighbours[other])) linked++;
      }
    }
    sum += (2 * linked) / (length * (length - 1));
  }
  return sum / graph.length;
}

/** The distances of all nodes from one; -1 for those that it does not reach. */
function distancesFrom(graph: Neighbourhoods, source: number): Int32Array {
  const distances = new Int32Array(graph.length).fill(-1);
  const queue = [source];
  distances[source] = 0;
  for (const node of queue) {
    for (const other of graph[node]) {
      if (distances[other] >= 0) continue;
      distances[other] = distances[node] + 1;
      queue.push(other);
    }
  }
  return distances;
}

/** Whether every node reaches every other. */
export const isConnected = (graph: Neighbourhoods): boolean =>
  graph.length === 0 || distancesFrom(graph, 0).every((distance) => distance >= 0);

/**
 * The mean shortest path between the pairs of nodes that reach each other: exact, or from so many random nodes
 * to all others if `sample` is given. NaN if nobody reaches anybody. O(sources x edges).
 */
export function averagePathOf(
  graph: Neighbourhoods,
  sample?: { readonly sources: number; readonly draws: Draws },
): number {
  const all = [...graph.keys()];
  const sources =
    sample === undefined ? all : sample.draws.sample(all, Math.min(sample.sources, graph.length));
  let [sum, pairs] = [0, 0];
  for (const source of sources) {
    for (const distance of distancesFrom(graph, source)) {
      if (distance <= 0) continue;
      sum += distance;
      pairs++;
    }
  }
  return sum / pairs;
}
