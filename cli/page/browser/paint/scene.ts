import { radiusOf } from '../../layout/radius.ts';
import type { Layout } from '../../page-data.ts';
import type { PageGraph, PageNode } from '../model/graph.ts';
import type { Emphasis, Selection } from '../model/selection.ts';
import type { Timeline } from '../model/timeline.ts';
import type { View } from '../model/view.ts';
import type { LiveScene } from './live-scene.ts';
import type { Theme } from './palette.ts';

/** Everything that a frame is painted from. */
export interface Scene {
  readonly graph: PageGraph;
  readonly layout: Layout;
  readonly timeline: Timeline;
  readonly view: View;
  readonly selection: Selection;
  readonly emphasis: Emphasis;
  readonly theme: Theme;
  /** How many of the last shown items are new and stand out; 0 when the run does not play. */
  readonly freshCount: number;
  /** What the run shows; `undefined` if the graph is shown alone. */
  readonly live: LiveScene | undefined;
}

const RADIUS_MIN = 1.6;

/** The radius of a node on the screen. It grows more slowly than the view, to be legible at every scale. */
export const screenRadius = (node: PageNode, { scale }: View): number =>
  Math.max(
    RADIUS_MIN,
    Math.max(node.radiusMin, radiusOf(node.degree)) * Math.min(2, Math.sqrt(scale)),
  );

/** How new an item is, (0, 1]; 0 for an item that is not new. */
export function freshness(
  { timeline, freshCount }: Pick<Scene, 'timeline' | 'freshCount'>,
  { order }: { readonly order: number },
): number {
  return freshCount === 0 ? 0 : Math.max(0, 1 - (timeline.shown - 1 - order) / freshCount);
}
