import type { PageGraph } from './graph.ts';
import type { Emphasis, Selection } from './selection.ts';
import type { Timeline } from './timeline.ts';
import type { View } from './view.ts';

/** More nodes in view cover each other. They are shown by cells, and without edges. */
export const NODES_MAX = 20_000;
/** The width of a cell, in CSS pixels. */
export const CELL = 3;
/** A group of fewer nodes than this share of all wins each of its cells, so that a first case is seen. */
const RARE_SHARE = 0.002;

/** What decides which nodes are where, and what stands out. */
interface GraphScene {
  readonly graph: PageGraph;
  readonly timeline: Timeline;
  readonly view: View;
  readonly selection: Selection;
  readonly emphasis: Emphasis;
}

/** The cells of a screen, row by row. */
export interface Cells {
  readonly columns: number;
  readonly rows: number;
  /** How many nodes are in each cell. */
  readonly counts: Uint32Array;
  /** The index of the node whose look the cell has. */
  readonly nodes: Int32Array;
  /** How many nodes are in all cells. */
  readonly count: number;
}

/**
 * Sorts the shown nodes into cells. Each cell has the look of one of its nodes, which is drawn by lot,
 * once for all. So all cells together have as much of each colour as there are nodes of it. O(nodes +
 * cells).
 */
function cellsOf(scene: GraphScene): Cells {
  const { graph, timeline, view, selection, emphasis } = scene;
  const columns = Math.ceil(view.width / CELL) + 1;
  const rows = Math.ceil(view.height / CELL) + 1;
  const counts = new Uint32Array(columns * rows);
  const nodes = new Int32Array(columns * rows).fill(-1);
  const ranks = new Float64Array(columns * rows);
  const rare = rareGroups(scene);
  // The cells move with the graph, so that they do not flicker when it is moved.
  const [left, top] = originOf(scene);
  let count = 0;
  for (let index = 0; index < timeline.shownNodes; index += 1) {
    const node = graph.nodes[index];
    const { x, y } = view.toScreen(node);
    if (x < 0 || y < 0 || x >= view.width || y >= view.height) continue;
    const cell = Math.floor((y - top) / CELL) * columns + Math.floor((x - left) / CELL);
    const isBright = emphasis.nodes?.has(node) === true;
    const rank = lotOf(index) + (rare.has(selection.groupOf(node)) ? 1 : 0) + (isBright ? 2 : 0);
    count += 1;
    counts[cell] += 1;
    if (nodes[cell] !== -1 && ranks[cell] >= rank) continue;
    nodes[cell] = index;
    ranks[cell] = rank;
  }
  return { columns, rows, counts, nodes, count };
}

/** The cells of a scene with more than `most` nodes in view; `undefined` for fewer, which are shown one by one. */
export function denseCells(scene: GraphScene, most: number): Cells | undefined {
  const cells = scene.timeline.shownNodes > most ? cellsOf(scene) : undefined;
  return cells !== undefined && cells.count > most ? cells : undefined;
}

/** Where the first cell begins: at or before the edge of the screen. */
export function originOf({ view }: Pick<GraphScene, 'view'>): [left: number, top: number] {
  const before = (offset: number): number => (((offset % CELL) + CELL) % CELL) - CELL;
  return [before(view.x), before(view.y)];
}

/** A number in [0, 1) that is fixed for each node, and tells nothing else of it. */
function lotOf(index: number): number {
  const mixed = Math.imul(index + 1, 0x9e3779b1);
  return (Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b) >>> 0) / 0x1_0000_0000;
}

function rareGroups({ graph, timeline, selection }: GraphScene): ReadonlySet<number> {
  // Group -1 is one, too. A list is many times as fast as a map.
  const counts: number[] = [];
  for (let index = 0; index < timeline.shownNodes; index += 1) {
    const place = selection.groupOf(graph.nodes[index]) + 1;
    counts[place] = (counts[place] ?? 0) + 1;
  }
  const least = timeline.shownNodes * RARE_SHARE;
  return new Set(counts.flatMap((count, place) => (count < least ? [place - 1] : [])));
}
