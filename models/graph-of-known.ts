import type { Graph } from '../kernel/index.ts';
import type { Finding } from './finding.ts';

/** An actor that should be a node of the graph, and the names of those it knows: its edges. */
export interface Knowing {
  readonly name: string;
  /** Whether it is recorded as a node; its edges are in any case. */
  readonly isNode: boolean;
  readonly known: Iterable<string>;
}

/** The graph as recorded is who of a kind knows whom: each node and edge once, and no other. O(edges). */
export function graphOfKnown(graph: Graph, kind: string, all: Iterable<Knowing>): Finding {
  const recorded = new Set<string>();
  const nodes = new Set<string>();
  for (const record of graph.records()) {
    if (record.kind === 'node') nodes.add(record.name);
    else recorded.add(JSON.stringify([record.source, record.target]));
  }
  if (recorded.size < graph.edgeCount) return 'an edge is recorded twice';
  if (nodes.size < graph.nodeCount) return 'a node is recorded twice';
  for (const { name, isNode, known } of all) {
    if (isNode && !nodes.delete(name)) return `${name} is not recorded`;
    for (const other of known) {
      const edge = JSON.stringify([name, other]);
      if (!recorded.delete(edge)) return `${edge} is remembered, but not recorded`;
    }
  }
  const [edge] = recorded;
  if (edge !== undefined) return `${edge} is recorded, but not remembered`;
  const [node] = nodes;
  return node === undefined || `${node} is recorded, but is no ${kind}`;
}
