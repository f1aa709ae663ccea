import fc from 'fast-check';

/** The neighbours of each node, by index, in ascending order. */
export type Topology = readonly (readonly number[])[];

/** How many nodes: exactly so many, or as an arbitrary says. */
type NodeCount = number | fc.Arbitrary<number>;

const counts = (nodes: NodeCount): fc.Arbitrary<number> =>
  typeof nodes === 'number' ? fc.constant(nodes) : nodes;

/** A topology with these edges, each of which leads both ways. An edge from a node to itself is none. */
function topology(count: number, edges: Iterable<readonly [number, number]>): Topology {
  const neighbours = Array.from({ length: count }, () => new Set<number>());
  for (const [one, other] of edges) {
    if (one === other) continue;
    neighbours[one].add(other);
    neighbours[other].add(one);
  }
  return neighbours.map((those) => [...those].sort((a, b) => a - b));
}

/** Each node has the one before and the one after it as neighbours. */
export const ring = (nodes: NodeCount): fc.Arbitrary<Topology> =>
  counts(nodes).map((count) =>
    topology(
      count,
      Array.from({ length: count }, (_, node) => [node, (node + 1) % count] as const),
    ),
  );

/** Each node but the first has one parent among the earlier nodes. It shrinks towards a star around the first. */
export const tree = (nodes: NodeCount): fc.Arbitrary<Topology> =>
  counts(nodes).chain((count) =>
    fc
      .tuple(...Array.from({ length: Math.max(0, count - 1) }, (_, node) => fc.nat({ max: node })))
      .map((parents) =>
        topology(
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
