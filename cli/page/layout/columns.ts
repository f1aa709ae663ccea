import type { GraphColumns } from '../page-data.ts';

/** The region of a zone is its name up to the first slash, as in the network's laws. */
const regionOf = (zone: string): string => zone.split('/', 1)[0];

/** The indices of the zones of each region, in order of appearance. */
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

/** A range of columns, both ends included. */
export interface ColumnRange {
  readonly from: number;
  readonly to: number;
}

/** Zones as columns. The zones of a region are side by side. */
export interface Columns {
  /**
   * The region of each column, from the left; `undefined` for the column of nodes without a zone.
   */
  readonly regions: readonly (string | undefined)[];
  /**
   * The columns of each zone; -1 is no zone. A whole region, and no zone, can stand over several
   * columns.
   */
  readonly spans: ReadonlyMap<number, ColumnRange>;
}

/**
 * Makes the columns of a graph's zones. Nodes of a whole region, or of no zone, stand above or
 * below all its columns. They have a column of their own if their tiers lie among the tiers of
 * those columns.
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
  const spans = new Map<number, ColumnRange>();
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

/** Whether some of the tiers lie between the first and the last of the others. */
function isAmong(tiers: readonly number[], others: readonly number[]): boolean {
  const least = others.reduce((min, tier) => Math.min(min, tier), Number.POSITIVE_INFINITY);
  const most = others.reduce((max, tier) => Math.max(max, tier), Number.NEGATIVE_INFINITY);
  return tiers.some((tier) => tier >= least && tier <= most);
}
