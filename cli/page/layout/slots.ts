import type { GraphColumns, Tier } from '../page-data.ts';
import { type ColumnRange, type Columns, zoneColumns } from './columns.ts';

const SLOT_WIDTH = 54;
const SLOT_HEIGHT = 56;
const ZONE_GAP = 80;
const REGION_GAP = 130;
const TIER_GAP = 110;

/** The wanted ratio of width to height, like that of screens. */
const ASPECT = 1.5;

export interface Slot {
  readonly x: number;
  readonly y: number;
}

/** The nodes of one tier and one zone, in order of arrival. */
interface Block {
  readonly tier: number;
  readonly span: ColumnRange;
  readonly nodes: number[];
}

/** The positions of columns of a width. */
interface Ruler {
  readonly lefts: readonly number[];
  readonly width: number;
}

/** Makes a slot for each node. Zones are columns, tiers are rows, and the nodes of both form a block of lines. */
export function slotsOf(
  graph: GraphColumns,
  tierOfService: readonly number[],
): { slots: readonly Slot[]; tiers: readonly Tier[] } {
  const tierOf = (node: number): number => tierOfService[graph.nodes.service[node]];
  const columns = zoneColumns(graph, tierOf);
  const blocks = blocksOf(graph, columns, tierOf);
  const tierCount = Math.max(...tierOfService) + 1;
  const rows = Array.from({ length: tierCount }, (_, tier) =>
    blocks.filter((block) => block.tier === tier),
  );
  const ruler = rulerFor(columns, rows);

  const slots: Slot[] = graph.nodes.name.map(() => ({ x: 0, y: 0 }));
  const tiers: Tier[] = [];
  let top = 0;
  for (const [tier, row] of rows.entries()) {
    const bottom = top + heightOf(row, ruler);
    for (const { span, nodes } of row) {
      const room = roomOf(span, ruler);
      for (const [index, node] of nodes.entries()) {
        const { x, y } = slotIn(room.width, index, nodes.length);
        slots[node] = { x: room.left + x, y: (top + bottom) / 2 + y };
      }
    }
    tiers.push({ label: labelOf(graph, tierOfService, tier), top, bottom });
    top = bottom + TIER_GAP;
  }
  return { slots, tiers };
}

/** Chooses the width of columns so that the whole has the ratio of a screen. No column is wider than one line. */
function rulerFor(columns: Columns, rows: readonly (readonly Block[])[]): Ruler {
  const sizes = rows.flat().map(({ span, nodes }) => nodes.length / (span.to - span.from + 1));
  const widest = Math.ceil(Math.max(1, ...sizes));
  for (let wide = 1; ; wide += 1) {
    const ruler = makeRuler(columns, wide * SLOT_WIDTH);
    const { width } = roomOf({ from: 0, to: columns.regions.length - 1 }, ruler);
    const height = rows.reduce((sum, row) => sum + heightOf(row, ruler) + TIER_GAP, 0);
    if (wide >= widest || width >= ASPECT * height) return ruler;
  }
}

function makeRuler({ regions }: Columns, width: number): Ruler {
  let right = 0;
  const lefts = regions.map((region, column) => {
    const isFirst = column === 0;
    const gap = region === regions[column - 1] ? ZONE_GAP : REGION_GAP;
    const left = isFirst ? 0 : right + gap;
    right = left + width;
    return left;
  });
  return { lefts, width };
}

function roomOf(
  { from, to }: ColumnRange,
  { lefts, width }: Ruler,
): { left: number; width: number } {
  return { left: lefts[from], width: lefts[to] + width - lefts[from] };
}

const lineCount = (count: number, width: number): number =>
  Math.ceil(count / Math.max(1, Math.floor(width / SLOT_WIDTH)));

const heightOf = (row: readonly Block[], ruler: Ruler): number =>
  SLOT_HEIGHT *
  row.reduce(
    (most, { span, nodes }) => Math.max(most, lineCount(nodes.length, roomOf(span, ruler).width)),
    1,
  );

/** One of `count` slots around a middle. They form lines of about equal length, of which every other one is shifted. */
function slotIn(width: number, index: number, count: number): Slot {
  const lines = lineCount(count, width);
  const perLine = Math.ceil(count / lines);
  const line = Math.floor(index / perLine);
  const inLine = Math.min(perLine, count - line * perLine);
  // A single line spreads over the width.
  const step = lines === 1 ? Math.min(width / inLine, 2 * SLOT_WIDTH) : SLOT_WIDTH;
  const shift = lines === 1 ? 0 : (line % 2 === 0 ? -1 : 1) * (step / 4);
  return {
    x: width / 2 + ((index % perLine) - (inLine - 1) / 2) * step + shift,
    y: (line - (lines - 1) / 2) * SLOT_HEIGHT,
  };
}

function blocksOf(
  { nodes }: GraphColumns,
  { spans }: Columns,
  tierOf: (node: number) => number,
): Block[] {
  const blocks = new Map<string, Block>();
  for (const [node, zone] of nodes.zone.entries()) {
    const tier = tierOf(node);
    const span = spans.get(zone);
    if (span === undefined) continue;
    const key = `${tier} ${zone}`;
    const block = blocks.get(key) ?? { tier, span, nodes: [] };
    block.nodes.push(node);
    blocks.set(key, block);
  }
  return [...blocks.values()];
}

/** Labels a tier with its services: up to two names, else the first and the number of the others. */
function labelOf(
  { services }: GraphColumns,
  tierOfService: readonly number[],
  tier: number,
): string {
  const names = services.filter((_, service) => tierOfService[service] === tier);
  return names.length > 2 ? `${names[0]} +${names.length - 1}` : names.join(', ');
}
