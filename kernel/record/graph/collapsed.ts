import type { GraphRecord } from './graph.ts';

/**
 * Turns a graph of instances into a graph of services. A service becomes one node, at the instant
 * of its first instance and without a zone. Edges between two services become one edge, at the
 * instant of the first; edges within a service become one loop. An end that is not a node yet keeps
 * its own name. Memory is O(nodes).
 */
export function* collapsed(
  records: Iterable<GraphRecord | undefined>,
): Generator<GraphRecord | undefined> {
  const services = new Map<string, string>();
  const known = new Map<string, Set<string>>();
  for (const record of records) {
    if (record === undefined) yield record;
    else if (record.kind === 'node') {
      const { name, service, at } = record;
      services.set(name, service);
      if (known.has(service)) continue;
      known.set(service, new Set());
      yield { kind: 'node', name: service, service, at };
    } else {
      const source = services.get(record.source) ?? record.source;
      const target = services.get(record.target) ?? record.target;
      const targets = known.get(source) ?? new Set();
      if (targets.has(target)) continue;
      known.set(source, targets.add(target));
      yield { kind: 'edge', source, target, at: record.at };
    }
  }
}
