import type { GraphColumns } from '../page-data.ts';

/** The region of a zone: its name up to the first slash, as the network's laws have it. */
const regionOf = (zone: string): string => zone.split('/', 1)[0];

/** The zones of each region, by their indices; in order of appearance. */
export function zonesByRegion(zones: readonly string[]): Map<string, number[]> {
  const regions = new Map<string, number[]>();
  for (const [index, zone] of zones.entries()) {
    const region = regionOf(zone);
    const members = regions.get(region) ?? [];
    members.push(index);
    regions.set(region, members);
  }
  return regions;
}

/** From one column to another, both included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Zones as columns, those of a region side by side. */
export interface Columns {
  /** The region of each column, from the left; none for that of nodes without a zone. */
  readonly regions: readonly (string | undefined)[];
  /** By zone, and at -1 for no zone: a whole region, and no zone, stand over many. */
  readonly spans: ReadonlyMap<number, Span>;
}

/**
 * The columns of a graph's zones. What belongs to a whole region, or to no zone, stands above or below all
 * its columns; where zones have nodes in the same tiers, or around them, it has a column of its own.
 */
export function zoneColumns(
  { zones, nodes }: GraphColumns,
  tierOf: (node: number) => number,
): Columns {
  const tiers = new Map<number, Set<number>>();
  for (const [node, zone] of nodes.zone.entries()) {
    tiers.set(zone, (tiers.get(zone) ?? new Set()).add(tierOf(node)));
  }
  const tiersAt = (zone: number): number[] => [...(tiers.get(zone) ?? [])];
  const regions: (string | undefined)[] = [];
  const spans = new Map<number, Span>();
  const addColumn = (zone: number, region: string | undefined): void => {
    spans.set(zone, { from: regions.length, to: regions.length });
    regions.push(region);
  };
  /** Puts a zone over the columns that its parts have taken, or into one more. */
  const addWhole = (zone: number, region: string | undefined, parts: readonly number[]): void => {
    const spansOfParts = parts.flatMap((part) => spans.get(part) ?? []);
    if (parts.length === 0 || isAmong(tiersAt(zone), parts.flatMap(tiersAt))) {
      addColumn(zone, region);
    } else spans.set(zone, { from: spansOfParts[0].from, to: regions.length - 1 });
  };
  for (const [region, members] of zonesByRegion(zones)) {
    const parts = members.filter((zone) => zones[zone] !== region);
    for (const zone of parts) addColumn(zone, region);
    for (const zone of members) if (zones[zone] === region) addWhole(zone, region, parts);
  }
  if (nodes.zone.includes(-1)) addWhole(-1, undefined, [...zones.keys()]);
  return { regions, spans };
}

/** Whether some of these tiers lie among those. */
function isAmong(tiers: readonly number[], others: readonly number[]): boolean {
  const least = others.reduce((min, tier) => Math.min(min, tier), Number.POSITIVE_INFINITY);
  const most = others.reduce((max, tier) => Math.max(max, tier), Number.NEGATIVE_INFINITY);
  return tiers.some((tier) => tier >= least && tier <= most);
}
