import type { PageGraph } from './graph.ts';

/** The classes after the first begin at these quantiles of the degrees. */
const SHARES = [0.5, 0.8, 0.95, 0.99];

/** Makes up to five classes of degrees, each given by its least degree. Hubs are in the last class. */
export function degreeClasses({ nodes }: Pick<PageGraph, 'nodes'>): number[] {
  const degrees = nodes.map((node) => node.out.length + node.in.length).sort((a, b) => a - b);
  const least = SHARES.map((share) => degrees[Math.floor(share * degrees.length)] ?? 0);
  // A class that ends below the least degree would stay empty.
  return [...new Set([0, ...least.filter((degree) => degree > degrees[0])])];
}

/** Labels the classes, such as `0–5 edges`. */
export const degreeLabels = (classes: readonly number[]): string[] =>
  classes.map((least, index) => {
    const next = classes[index + 1];
    if (next === undefined) return `${least}+ edges`;
    if (next === least + 1) return `${least} edge${least === 1 ? '' : 's'}`;
    return `${least}–${next - 1} edges`;
  });
