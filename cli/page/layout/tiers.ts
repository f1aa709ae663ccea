import type { GraphColumns } from '../page-data.ts';

/**
 * Finds the tier of each service, from 0 at the top. It is the length of the longest path of edges
 * to it from a service without incoming edges. Edges within a service do not count. Returns
 * `undefined` if there are no tiers: most edges lie within services, services are in a circle, or a node
 * has no service. O(nodes + edges).
 */
export function tiersOf({ services, nodes, edges }: GraphColumns): number[] | undefined {
  if (nodes.service.includes(-1)) return undefined;
  // Where most edges lie within a service, its nodes make a graph of their own, and not a row.
  const withinCount = edges.source.reduce((count, source, index) => {
    const isWithin = nodes.service[source] === nodes.service[edges.target[index]];
    return isWithin ? count + 1 : count;
  }, 0);
  if (2 * withinCount > edges.source.length) return undefined;
  const targets: Set<number>[] = services.map(() => new Set());
  edges.source.forEach((source, index) => {
    const [from, to] = [nodes.service[source], nodes.service[edges.target[index]]];
    if (from !== to) targets[from].add(to);
  });
  const incoming = services.map(() => 0);
  for (const set of targets) for (const target of set) incoming[target] += 1;

  // This is Kahn's algorithm: a service is ready when all services that lead to it are done.
  const tiers = services.map(() => 0);
  const ready = services.flatMap((_, service) => (incoming[service] === 0 ? [service] : []));
  let doneCount = 0;
  for (let service = ready.pop(); service !== undefined; service = ready.pop()) {
    doneCount += 1;
    for (const target of targets[service]) {
      tiers[target] = Math.max(tiers[target], tiers[service] + 1);
      incoming[target] -= 1;
      if (incoming[target] === 0) ready.push(target);
    }
  }
  const isCircle = doneCount < services.length;
  return isCircle || tiers.every((tier) => tier === 0) ? undefined : tiers;
}
