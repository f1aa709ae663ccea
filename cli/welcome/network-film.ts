import type { GraphColumns, Layout } from '../page/page-data.ts';
import { formatRounded, plural } from '../terminal/text.ts';
import { DotCanvas, type Point } from './dot-canvas.ts';

/** The layers of the picture. Later ones cover earlier ones. */
export const LAYER = { edge: 1, newEdge: 2, node: 3, hub: 4 } as const;

/** A share of all nodes and edges counts as new. */
const NEW_SHARE = 0.04;

/** Hundreds of whole lines would leave no dot of a small picture empty. */
const edgeGap = ({ columns, rows }: FilmSize): number => (columns * rows < 2_000 ? 3 : 2);

/** A node that so many times the mean number of others know is a hub. */
const HUB_TIMES = 2;

export interface FilmSize {
  readonly columns: number;
  readonly rows: number;
}

/** A network while it forms, in the order in which its nodes and edges came. */
export class NetworkFilm {
  private readonly places: readonly Point[];
  private readonly knownBy: number[];
  private readonly itemCount: number;
  private readonly edgeOrder: readonly number[];

  constructor(
    private readonly graph: GraphColumns,
    layout: Layout,
    private readonly size: FilmSize,
  ) {
    const { nodes, edges } = graph;
    this.places = fitted(layout, size);
    this.itemCount = nodes.name.length + edges.at.length;
    this.edgeOrder = restOf(this.itemCount, nodes.order);
    this.knownBy = new Array(nodes.name.length).fill(0);
    for (const target of edges.target) this.knownBy[target] += 1;
  }

  get rows(): number {
    return this.size.rows;
  }

  /** The network when a share of its nodes and edges were there, [0, 1], as a canvas. */
  picture(share: number): DotCanvas {
    const { nodes, edges } = this.graph;
    const canvas = new DotCanvas(this.size.columns, this.size.rows);
    const until = share * this.itemCount;
    const newFrom = share === 1 ? until : until - NEW_SHARE * this.itemCount;
    for (const [edge, order] of this.edgeOrder.entries()) {
      if (order >= until) break;
      const [from, to] = [this.places[edges.source[edge]], this.places[edges.target[edge]]];
      if (order >= newFrom) canvas.line(from, to, LAYER.newEdge);
      else canvas.line(from, to, LAYER.edge, edgeGap(this.size));
    }
    const mean = edges.at.length / Math.max(1, nodes.name.length);
    for (const [node, order] of nodes.order.entries()) {
      if (order >= until) break;
      const isHub = this.knownBy[node] >= HUB_TIMES * mean;
      canvas.mark(this.places[node], isHub ? '●' : '•', isHub ? LAYER.hub : LAYER.node);
    }
    return canvas;
  }

  /** Tells how far the network was then. */
  caption(share: number): string {
    const { nodes, edges } = this.graph;
    const until = share * this.itemCount;
    const nodeCount = nodes.order.filter((order) => order < until).length;
    const edgeCount = this.edgeOrder.filter((order) => order < until).length;
    const at = Math.max(0, nodes.at[nodeCount - 1] ?? 0, edges.at[edgeCount - 1] ?? 0);
    return `${plural(nodeCount, 'pirate')}, ${plural(edgeCount, 'acquaintance')}, ${formatRounded(at)} of virtual time`;
  }
}

/** The numbers below a limit that are not in an ascending list. */
function restOf(limit: number, taken: readonly number[]): number[] {
  const set = new Set(taken);
  return Array.from({ length: limit }, (_, index) => index).filter((index) => !set.has(index));
}

/** The places of a layout in dots, such that they fill a canvas of that size. */
function fitted({ x, y }: Layout, { columns, rows }: FilmSize): readonly Point[] {
  const across = scale(x, 2 * columns);
  const down = scale(y, 4 * rows);
  return x.map((value, index) => ({ x: across(value), y: down(y[index]) }));
}

/** Maps the range of some values to [0, size). */
function scale(values: readonly number[], size: number): (value: number) => number {
  const low = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const high = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const factor = high > low ? (size - 1) / (high - low) : 0;
  return (value) => (value - low) * factor;
}
