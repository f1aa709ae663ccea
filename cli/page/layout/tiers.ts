import type { GraphColumns } from '../page-data.ts';

/**
 * The tier of each service, from 0 at the top: the longest path of edges that leads to it from a service
 * to which none leads. Edges within a service count for nothing. `undefined` where the services form no
 * tiers: they are all alike, or know each other in a circle, or a node is of no service. O(nodes + edges).
 */
export function tiersOf({ services, nodes, edges }: GraphColumns): number[] | undefined {
  if (nodes.service.includes(-1)) return undefined;
  const targets: Set<number>[] = services.map(() => new Set());
  edges.source.forEach((source, index) => {
    const [from, to] = [nodes.service[source], nodes.service[edges.target[index]]];
    if (from !== to) targets[from].add(to);
  });
  const incoming = services.map(() => 0);
  for (const set of targets) for (const target of set) incoming[target] += 1;

  // Kahn's way of sorting: a service is ready when all that lead to it are done.
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
