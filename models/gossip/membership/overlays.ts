import {
  type Channel,
  type Draws,
  regularOf,
  ringOf,
  scaleFreeOf,
  smallWorldOf,
  type Topology,
  treeOf,
  zonesOf,
} from '../../../kernel/index.ts';
import { Everybody, Neighbours } from './fixed.ts';
import type { Membership } from './membership.ts';

/** What says whom the nodes know. */
export const OVERLAYS = [
  'full',
  'ring',
  'regular',
  'small-world',
  'scale-free',
  'tree',
  'zones',
] as const;

export type Overlay = (typeof OVERLAYS)[number];

/** The zones of the overlay `zones`. */
const ZONE_COUNT = 3;
/** The shortcuts of a small world, for each edge of its lattice. */
const SHORTCUTS = 0.1;

/** The graph of an overlay that is one. */
function graphOf(
  overlay: Exclude<Overlay, 'full'>,
  count: number,
  degree: number,
  draws: Draws,
): Topology {
  switch (overlay) {
    case 'ring':
      return ringOf(count);
    case 'regular':
      return regularOf(count, degree, draws);
    case 'small-world':
      return smallWorldOf(count, degree, SHORTCUTS, draws);
    case 'scale-free':
      return scaleFreeOf(count, degree, draws);
    case 'tree':
      return treeOf(count, draws);
    case 'zones':
      return zonesOf(count, degree, ZONE_COUNT, draws);
  }
}

/** Returns a function that makes the membership of a node's life, by the node's index. */
export function membershipsOf(
  overlay: Overlay,
  nodes: readonly Channel[],
  { degree, draws }: { readonly degree: number; readonly draws: Draws },
): (index: number) => Membership {
  if (overlay === 'full') return (index) => new Everybody(nodes, index);
  const graph = graphOf(overlay, nodes.length, degree, draws);
  return (index) => new Neighbours(graph[index].map((other) => nodes[other]));
}
