import type { Graph } from '../kernel/index.ts';
import type { Finding } from './finding.ts';

/** An actor and its expected edges. */
export interface Knowing {
  readonly name: string;
  /** Whether it must be recorded as a node. Its edges must be recorded in any case. */
  readonly isNode: boolean;
  /** The names of the actors that it knows. */
  readonly known: Iterable<string>;
}

/** Checks that the graph has exactly these nodes and edges, each once. `kind` is for the message. O(edges). */
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
