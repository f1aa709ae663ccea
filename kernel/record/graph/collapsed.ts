import type { GraphRecord } from './graph.ts';

/**
 * A graph of services in place of one of their instances: a node a service, at the instant of its first
 * instance and without its zone, and an edge from one service to another, at that of its first. Edges within
 * a service become one loop. An end that is no node by then stands for itself. Keeps each node's name.
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
