import type { Area, GraphColumns } from '../page-data.ts';
import { zonesByRegion } from './columns.ts';
import { degreesOf, radiusOf } from './radius.ts';

const ZONE_MARGIN = 16;
/** The margin around a region's zones has room for their names. */
const REGION_MARGIN = 44;

type Box = Omit<Area, 'label'>;

const NOWHERE: Box = {
  left: Number.POSITIVE_INFINITY,
  top: Number.POSITIVE_INFINITY,
  right: Number.NEGATIVE_INFINITY,
  bottom: Number.NEGATIVE_INFINITY,
};

/**
 * Makes the rectangles around the nodes of each zone. With `hasRegions`, rectangles around each
 * region with several zones come first, and the labels of these zones leave out the region.
 */
export function areasOf(
  graph: GraphColumns,
  { x, y, hasRegions }: { x: readonly number[]; y: readonly number[]; hasRegions: boolean },
): readonly Area[] {
  const radii = degreesOf(graph).map(radiusOf);
  const boxes: Box[] = graph.zones.map(() => NOWHERE);
  for (const [node, zone] of graph.nodes.zone.entries()) {
    if (zone === -1) continue;
    const at = { left: x[node], right: x[node], top: y[node], bottom: y[node] };
    boxes[zone] = union(boxes[zone], grown(at, radii[node]));
  }
  const zoneArea = (zone: number, label: string): Area => ({
    label,
    ...grown(boxes[zone], ZONE_MARGIN),
  });
  if (!hasRegions) return graph.zones.map((label, zone) => zoneArea(zone, label));

  const [regions, zones]: [Area[], Area[]] = [[], []];
  for (const [region, members] of zonesByRegion(graph.zones)) {
    if (members.length > 1) {
      const box = members.reduce((all, zone) => union(all, boxes[zone]), NOWHERE);
      regions.push({ label: region, ...grown(box, REGION_MARGIN) });
    }
    for (const zone of members) {
      const name = graph.zones[zone];
      if (members.length === 1) zones.push(zoneArea(zone, name));
      else if (name !== region) zones.push(zoneArea(zone, name.slice(region.length + 1)));
    }
  }
  return [...regions, ...zones];
}

const union = (a: Box, b: Box): Box => ({
  left: Math.min(a.left, b.left),
  top: Math.min(a.top, b.top),
  right: Math.max(a.right, b.right),
  bottom: Math.max(a.bottom, b.bottom),
});

/** Adds a margin on each side, and rounds to whole units. */
const grown = ({ left, top, right, bottom }: Box, margin: number): Box => ({
  left: Math.floor(left - margin),
  top: Math.floor(top - margin),
  right: Math.ceil(right + margin),
  bottom: Math.ceil(bottom + margin),
});
