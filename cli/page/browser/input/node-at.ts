import type { PageGraph, PageNode } from '../model/graph.ts';
import type { Timeline } from '../model/timeline.ts';
import type { Point, View } from '../model/view.ts';
import { screenRadius } from '../paint/scene.ts';

/** Finds the shown node nearest to a point of the screen, up to `reach` pixels beyond its rim. O(nodes). */
export function nodeAt(
  { graph, timeline, view }: { graph: PageGraph; timeline: Timeline; view: View },
  at: Point,
  reach: number,
): PageNode | undefined {
  let nearest: PageNode | undefined;
  let least = reach;
  for (const node of graph.nodes) {
    if (!timeline.has(node)) break;
    const { x, y } = view.toScreen(node);
    const distance = Math.hypot(x - at.x, y - at.y) - screenRadius(node, view);
    if (distance > least) continue;
    least = distance;
    nearest = node;
  }
  return nearest;
}
