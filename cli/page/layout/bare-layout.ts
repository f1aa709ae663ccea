import type { GraphColumns } from '../page-data.ts';
import type { Body, ForceLayout } from './force-layout.ts';
import { sunflower } from './sunflower.ts';

/** Up to this many nodes stand in a ring, where each link between two of them can be seen. */
const RING_MAX = 24;
/** The way along the ring from one node to the next. */
const RING_STEP = 110;
export const SPACING = 14;

/** Whether nothing says where a node belongs: there are no services, no zones and no edges. */
export const isBare = ({ nodes, edges, zones }: GraphColumns): boolean =>
  edges.at.length === 0 && zones.length === 0 && nodes.service.every((service) => service === -1);

/** Lays out nodes of which nothing is known but their order: in a ring, or as the seeds of a sunflower. */
export function bareLayout({ nodes }: GraphColumns): ForceLayout {
  const count = nodes.name.length;
  const places = count <= RING_MAX ? ring(count) : sunflower(count, SPACING);
  return {
    bodies: places.map(({ x, y }, index): Body => ({ index, x, y, vx: 0, vy: 0 })),
    tiers: [],
    rounds: 1,
    advance: () => undefined,
  };
}

function ring(count: number): { x: number; y: number }[] {
  if (count === 1) return [{ x: 0, y: 0 }];
  const radius = (count * RING_STEP) / (2 * Math.PI);
  return Array.from({ length: count }, (_, index) => {
    const angle = ((index / count) * 2 - 0.5) * Math.PI;
    return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
  });
}

/** The radius of so many nodes without edges. A few may be large, so that their states are seen. */
export function radiusOfBare(count: number): number {
  if (count <= RING_MAX) return 15;
  return count <= 300 ? 6.5 : 5;
}

/** The columns of nodes that are there from the start, without service, zone and edges. */
export const columnsOfNames = (names: readonly string[]): GraphColumns => ({
  services: [],
  zones: [],
  nodes: {
    name: names,
    service: names.map(() => -1),
    zone: names.map(() => -1),
    at: names.map(() => 0),
    order: names.map((_, index) => index),
  },
  edges: { source: [], target: [], at: [] },
});
