import {
  type Channel,
  type Draws,
  MILLISECOND,
  regularOf,
  ringOf,
  scaleFreeOf,
  smallWorldOf,
  type Topology,
  treeOf,
  zonesOf,
} from '../../../kernel/index.ts';
import type { Clocking } from '../kit/cycles.ts';
import { Cyclon, type CyclonOptions } from './cyclon.ts';
import { Everybody, Neighbours } from './fixed.ts';
import { type Entrance, HyParView, type HyParViewOptions } from './hyparview.ts';
import type { Membership } from './membership.ts';
import { cyclonOptions, hyparviewOptions } from './overlay-options.ts';

/** What says whom the nodes know. */
export const OVERLAYS = [
  'full',
  'ring',
  'regular',
  'small-world',
  'scale-free',
  'tree',
  'zones',
  'cyclon',
  'hyparview',
] as const;

export type Overlay = (typeof OVERLAYS)[number];

/** The zones of the overlay `zones`. */
const ZONE_COUNT = 3;
/** The shortcuts of a small world, for each edge of its lattice. */
const SHORTCUTS = 0.1;

/** The graph of an overlay that is one. */
function graphOf(
  overlay: Exclude<Overlay, 'full' | 'cyclon' | 'hyparview'>,
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

/** The values of the options that overlays read. Those of protocols have defaults. */
interface OverlayValues extends Partial<CyclonOptions & HyParViewOptions> {
  readonly clocking: Clocking;
  readonly degree: number;
}

/** The nearest `count` others of a node on a ring of all, half of them on each side. */
function nearestOf(nodes: readonly Channel[], index: number, count: number): Channel[] {
  const found = new Set<Channel>();
  for (let step = 1; found.size < count && step <= nodes.length / 2; step++) {
    found.add(nodes[(index + step) % nodes.length]);
    if (found.size < count) found.add(nodes[(index + nodes.length - step) % nodes.length]);
  }
  return [...found];
}

/** So long after the one before it, a node joins in the free clocking; in cycles, a microsecond. */
const JOIN_EVERY = 10 * MILLISECOND;

/** A node joins after the ones before it, through one of them. A node that comes back joins through any. */
function entranceOf(nodes: readonly Channel[], index: number, clocking: Clocking): Entrance {
  const delay = index * (clocking === 'cycles' ? 1 : JOIN_EVERY);
  return {
    delay: index === 0 ? undefined : delay,
    contact({ now, random }) {
      if (now === delay && index > 0) return nodes[random.integer(0, index - 1)];
      return new Everybody(nodes, index).pick(random);
    },
  };
}

const withDefaults = (values: OverlayValues): HyParViewOptions => ({
  activeSize: hyparviewOptions.activeSize.default,
  passiveSize: hyparviewOptions.passiveSize.default,
  activeWalk: hyparviewOptions.activeWalk.default,
  passiveWalk: hyparviewOptions.passiveWalk.default,
  shuffleActive: hyparviewOptions.shuffleActive.default,
  shufflePassive: hyparviewOptions.shufflePassive.default,
  detection: hyparviewOptions.detection.default,
  ...values,
});

/** Returns a function that makes the membership of a node's life, by the node's index. */
export function membershipsOf(
  overlay: Overlay,
  nodes: readonly Channel[],
  values: OverlayValues,
  draws: Draws,
): (index: number) => Membership {
  if (overlay === 'full') return (index) => new Everybody(nodes, index);
  if (overlay === 'cyclon') {
    const { viewSize = cyclonOptions.viewSize.default } = values;
    const { shuffleSize = cyclonOptions.shuffleSize.default } = values;
    return (index) => new Cyclon({ viewSize, shuffleSize }, nearestOf(nodes, index, viewSize));
  }
  if (overlay === 'hyparview') {
    const options = withDefaults(values);
    return (index) => new HyParView(options, entranceOf(nodes, index, values.clocking));
  }
  const graph = graphOf(overlay, nodes.length, values.degree, draws);
  return (index) => new Neighbours(graph[index].map((other) => nodes[other]));
}
