import { RADIUS_MAX } from '../../layout/radius.ts';
import type { Area, Layout, Tier } from '../../page-data.ts';
import type { Box } from '../model/view.ts';
import type { Scene } from './scene.ts';
import { shortName } from './short-name.ts';

const CORNER = 14;
const FONT = '600 12px system-ui, sans-serif';
const HEIGHT = 14;
/** The gap between a tier and its name. */
const MARGIN = 12;
const LENGTH_MAX = 20;

/** Paints the zones as rectangles behind everything else. */
export function paintAreas(context: CanvasRenderingContext2D, scene: Scene): void {
  const { layout, view, theme } = scene;
  context.fillStyle = theme('area');
  for (const area of layout.areas) {
    const { left, top, right, bottom } = boxOf(area, scene);
    context.beginPath();
    context.roundRect(left, top, right - left, bottom - top, CORNER * Math.min(1, view.scale));
    context.fill();
  }
}

/** Paints the names of zones and tiers, and returns their boxes. */
export function paintAreaNames(context: CanvasRenderingContext2D, scene: Scene): Box[] {
  const { layout, view, theme } = scene;
  context.font = FONT;
  context.fillStyle = theme('quiet');
  context.textBaseline = 'middle';
  // An outline keeps the names readable over edges.
  context.lineJoin = 'round';
  context.lineWidth = 3;
  context.strokeStyle = theme('paper');
  const boxes: Box[] = [];
  context.textAlign = 'left';
  for (const area of layout.areas) {
    const { left, top, right } = boxOf(area, scene);
    const name = shortName(area.label, LENGTH_MAX);
    const end = left + Math.min(right - left, context.measureText(name).width);
    context.strokeText(name, left + 2, top - HEIGHT / 2 - 2);
    context.fillText(name, left + 2, top - HEIGHT / 2 - 2);
    boxes.push({ left, top: top - HEIGHT - 2, right: end, bottom: top - 2 });
  }
  const left = layout.areas.reduce((least, area) => Math.min(least, area.left), leftmost(layout));
  context.textAlign = 'right';
  for (const tier of layout.tiers) {
    const at = view.toScreen({ x: left, y: (tier.top + tier.bottom) / 2 });
    context.fillText(tierName(tier), at.x - MARGIN, at.y);
  }
  return boxes;
}

/** The left end of the nodes, with room for the radius. */
const leftmost = ({ x }: Layout): number =>
  x.reduce((least, one) => Math.min(least, one), 0) - RADIUS_MAX;

function boxOf(area: Area, { view }: Scene): Box {
  const from = view.toScreen({ x: area.left, y: area.top });
  const to = view.toScreen({ x: area.right, y: area.bottom });
  return { left: from.x, top: from.y, right: to.x, bottom: to.y };
}

/** The name of a tier, which may list several services. */
export const tierName = ({ label }: Tier): string => shortName(label, LENGTH_MAX);
