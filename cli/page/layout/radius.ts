import type { GraphColumns } from '../page-data.ts';

/** Counts the edges of each node. A loop counts twice. */
export function degreesOf({ nodes, edges }: GraphColumns): number[] {
  const degrees = nodes.name.map(() => 0);
  for (const source of edges.source) degrees[source] += 1;
  for (const target of edges.target) degrees[target] += 1;
  return degrees;
}

export const RADIUS_MAX = 26;

/** The radius of a node of that degree. Its area grows with the degree. */
export const radiusOf = (degree: number): number =>
  Math.min(RADIUS_MAX, 3.5 + 1.5 * Math.sqrt(degree));
