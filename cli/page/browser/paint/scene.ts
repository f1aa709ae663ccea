import { radiusOf } from '../../layout/radius.ts';
import type { Layout } from '../../page-data.ts';
import type { PageGraph, PageNode } from '../model/graph.ts';
import type { Emphasis, Selection } from '../model/selection.ts';
import type { Timeline } from '../model/timeline.ts';
import type { View } from '../model/view.ts';
import type { Theme } from './palette.ts';

/** All that a frame is painted from. */
export interface Scene {
  readonly graph: PageGraph;
  readonly layout: Layout;
  readonly timeline: Timeline;
  readonly view: View;
  readonly selection: Selection;
  readonly emphasis: Emphasis;
  readonly theme: Theme;
  /** How many of the last items shown are new, and stand out: none when nothing moves. */
  readonly freshCount: number;
}

const RADIUS_MIN = 1.6;

/** The radius of a node on the screen: it grows more slowly than the view, so that both ends stay legible. */
export const screenRadius = (node: PageNode, { scale }: View): number =>
  Math.max(RADIUS_MIN, radiusOf(node.degree) * Math.min(2, Math.sqrt(scale)));

/** How new an item is, (0, 1]; 0 for what is not. */
export function freshness({ timeline, freshCount }: Scene, { order }: { order: number }): number {
  return freshCount === 0 ? 0 : Math.max(0, 1 - (timeline.shown - 1 - order) / freshCount);
}
