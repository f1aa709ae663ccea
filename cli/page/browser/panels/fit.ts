import type { Layout } from '../../page-data.ts';
import type { PageGraph } from '../model/graph.ts';
import type { Box, Stretch, View } from '../model/view.ts';
import { tierName } from '../paint/paint-areas.ts';

const MARGIN = 14;
/** The width of a letter in a tier's name. */
const LETTER_WIDTH = 8;
const TIER_MARGIN = 12;
const FAULTS_HEIGHT = 26;
/** The margin around the outermost nodes leaves room for their radius and names. */
const RIM = 30;
/** On such a screen the style sheet puts panels above and below the graph instead of beside it. */
const NARROW = '(max-width: 899px) and (orientation: portrait)';
/** A graph with tiers may be stretched more. Without tiers, distances have a meaning. */
const STRETCH_MAX: Stretch = { x: 1.3, y: 1.9 };
const TIERS_STRETCH_MAX: Stretch = { x: 1.3, y: 4 };
/** The graph keeps the height below this share, even when an opened panel covers more. */
const TOP_SHARE_MAX = 0.4;

/** The part of the screen that no panel covers. */
export function freeBox({ width, height }: View): Box {
  const isNarrow = matchMedia(NARROW).matches;
  // There the faults that hold are told above the graph, which must not move when one begins.
  const told = isNarrow && document.body.classList.contains('has-faults') ? FAULTS_HEIGHT : 0;
  const top = Math.min(rectOf('tools')?.bottom ?? 0, height * TOP_SHARE_MAX) + told + MARGIN;
  const time = rectOf('time')?.top ?? height;
  if (isNarrow) {
    const below = ['legend', 'details', 'zoom', 'side'].map((id) => rectOf(id)?.top ?? time);
    return { left: MARGIN, top, right: width - MARGIN, bottom: Math.min(...below) - MARGIN };
  }
  return {
    left: (rectOf('legend')?.right ?? 0) + MARGIN,
    top,
    right: (rectOf('zoom')?.left ?? width) - MARGIN,
    bottom: time - MARGIN,
  };
}

/** The rectangle of a panel; `undefined` if it is hidden. */
function rectOf(id: string): DOMRect | undefined {
  const rect = document.getElementById(id)?.getBoundingClientRect();
  return rect?.height === 0 ? undefined : rect;
}

/** Fits the view to the whole graph, including nodes that are not shown yet. */
export function fitView(view: View, { graph, layout }: { graph: PageGraph; layout: Layout }): void {
  const names = layout.areas.length > 0 ? RIM : 0;
  const [first, ...rest] = [
    ...graph.nodes.map(({ x, y }) => ({
      left: x - RIM,
      top: y - RIM,
      right: x + RIM,
      bottom: y + RIM,
    })),
    ...layout.areas.map((area) => ({ ...area, top: area.top - names })),
  ];
  const part = rest.reduce(
    (all, box) => ({
      left: Math.min(all.left, box.left),
      top: Math.min(all.top, box.top),
      right: Math.max(all.right, box.right),
      bottom: Math.max(all.bottom, box.bottom),
    }),
    first ?? { left: 0, top: 0, right: 0, bottom: 0 },
  );
  const free = freeBox(view);
  const letters = Math.max(0, ...layout.tiers.map((tier) => tierName(tier).length));
  const left = letters === 0 ? 0 : TIER_MARGIN + letters * LETTER_WIDTH;
  const stretchMax = letters === 0 ? STRETCH_MAX : TIERS_STRETCH_MAX;
  view.fit(part, { ...free, left: free.left + left }, stretchMax);
}
