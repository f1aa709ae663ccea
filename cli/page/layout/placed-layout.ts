import type { GraphColumns } from '../page-data.ts';
import { SPACING } from './bare-layout.ts';
import type { Body, ForceLayout } from './force-layout.ts';
import { centresOf } from './free-forces.ts';
import { slotsOf } from './slots.ts';
import { sunflower } from './sunflower.ts';

/**
 * Lays out a graph that is too large for forces. Nodes take the slots of their tiers or, without tiers,
 * stand in their zone like the seeds of a sunflower, in order of arrival. O(nodes).
 */
export function placedLayout(
  graph: GraphColumns,
  tierOfService: readonly number[] | undefined,
): ForceLayout {
  const { slots, tiers } =
    tierOfService === undefined
      ? { slots: seedsOf(graph), tiers: [] }
      : slotsOf(graph, tierOfService);
  return {
    bodies: slots.map(({ x, y }, index): Body => ({ index, x, y, vx: 0, vy: 0 })),
    tiers,
    rounds: 1,
    advance: () => undefined,
  };
}

function seedsOf(graph: GraphColumns): { x: number; y: number }[] {
  const { name, zone } = graph.nodes;
  const centres = centresOf(graph, { room: 2 * SPACING });
  const seeds = sunflower(name.length, SPACING);
  const counts = new Map<number, number>();
  return zone.map((of) => {
    const count = counts.get(of) ?? 0;
    counts.set(of, count + 1);
    const { x, y } = centres.get(of) ?? { x: 0, y: 0 };
    return { x: x + seeds[count].x, y: y + seeds[count].y };
  });
}
