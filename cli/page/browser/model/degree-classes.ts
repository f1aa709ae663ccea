import type { PageGraph } from './graph.ts';

/** What shares of the nodes have fewer edges than the classes after the first. */
const SHARES = [0.5, 0.8, 0.95, 0.99];

/** Up to five classes of degrees, each by its least: most nodes are in the first, hubs in the last. */
export function degreeClasses({ nodes }: Pick<PageGraph, 'nodes'>): number[] {
  const degrees = nodes.map((node) => node.out.length + node.in.length).sort((a, b) => a - b);
  const least = SHARES.map((share) => degrees[Math.floor(share * degrees.length)] ?? 0);
  return [...new Set([0, ...least])];
}

/** The classes in words: `0–5 edges`. */
export const degreeLabels = (classes: readonly number[]): string[] =>
  classes.map((least, index) => {
    const next = classes[index + 1];
    if (next === undefined) return `${least}+ edges`;
    if (next === least + 1) return `${least} edge${least === 1 ? '' : 's'}`;
    return `${least}–${next - 1} edges`;
  });
