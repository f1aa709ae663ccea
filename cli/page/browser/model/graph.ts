import { LIFE } from '../../../watch/picture.ts';
import { isBare, radiusOfBare } from '../../layout/bare-layout.ts';
import type { GraphColumns, Layout } from '../../page-data.ts';

/** A node as the page shows it. */
export interface PageNode {
  readonly index: number;
  readonly name: string;
  /** The name without the region, which its area shows. */
  readonly label: string;
  /** Index of its service; -1 for none. */
  readonly service: number;
  /** Index of its zone; -1 for none. */
  readonly zone: number;
  /** When it appeared, in virtual microseconds. */
  readonly at: number;
  /** Its index among all nodes and edges, in order of appearance. */
  readonly order: number;
  /** Its position in the layout. */
  readonly homeX: number;
  readonly homeY: number;
  readonly out: PageEdge[];
  readonly in: PageEdge[];
  /** How many of its edges are shown. A loop counts twice. */
  degree: number;
  /** The code of its state while a run is shown, and of its life; a node without a run is alive. */
  state: number;
  life: number;
  /** Its radius is at least this one. */
  readonly radiusMin: number;
  x: number;
  y: number;
  vx: number;
  vy: number;
  /** The position at which it is pinned; `null` if it is not pinned. */
  fx: number | null;
  fy: number | null;
}

export interface PageEdge {
  readonly source: PageNode;
  readonly target: PageNode;
  readonly order: number;
}

/** The whole graph of the page, including items that are not shown yet. */
export interface PageGraph {
  readonly nodes: readonly PageNode[];
  readonly edges: readonly PageEdge[];
  /** Nodes and edges in the order in which they appeared. */
  readonly items: readonly (PageNode | PageEdge)[];
  /** The instant of each item. They never fall. */
  readonly instants: readonly number[];
}

export const isNode = (item: PageNode | PageEdge): item is PageNode => 'name' in item;

/** Makes the graph from its columns, with each node at its position in the layout. */
export function graphOf(graph: GraphColumns, layout: Pick<Layout, 'x' | 'y' | 'areas'>): PageGraph {
  const radiusMin = isBare(graph) ? radiusOfBare(graph.nodes.name.length) : 0;
  const areas = new Set(layout.areas.map(({ label }) => label));
  const nodes = graph.nodes.name.map((name, index): PageNode => {
    const [x, y] = [layout.x[index], layout.y[index]];
    return {
      index,
      name,
      label: labelOf(name, areas),
      service: graph.nodes.service[index],
      zone: graph.nodes.zone[index],
      at: graph.nodes.at[index],
      order: graph.nodes.order[index],
      homeX: x,
      homeY: y,
      out: [],
      in: [],
      degree: 0,
      state: 0,
      life: LIFE.alive,
      radiusMin,
      x,
      y,
      vx: 0,
      vy: 0,
      fx: null,
      fy: null,
    };
  });
  const items: (PageNode | PageEdge)[] = [];
  const instants: number[] = [];
  const edges: PageEdge[] = [];
  const total = nodes.length + graph.edges.at.length;
  for (let nodeCount = 0; items.length < total; ) {
    if (nodes[nodeCount]?.order === items.length) {
      instants.push(nodes[nodeCount].at);
      items.push(nodes[nodeCount]);
      nodeCount += 1;
      continue;
    }
    const index = edges.length;
    const source = nodes[graph.edges.source[index]];
    const target = nodes[graph.edges.target[index]];
    const edge = { source, target, order: items.length };
    source.out.push(edge);
    target.in.push(edge);
    instants.push(graph.edges.at[index]);
    edges.push(edge);
    items.push(edge);
  }
  return { nodes, edges, items, instants };
}

/** Shortens `us-east-1.zuul0` to `zuul0` if there is an area `us-east-1`. */
function labelOf(name: string, areas: ReadonlySet<string>): string {
  const [region] = name.split('.', 1);
  return areas.has(region) && name.length > region.length + 1
    ? name.slice(region.length + 1)
    : name;
}
