import { isNode, type PageGraph, type PageNode } from './graph.ts';

/** The slider counts virtual time, or nodes and edges in order of arrival. */
export type Pace = 'time' | 'arrival';

/** Shows the first part of the graph's nodes and edges. */
export class Timeline {
  /** How many items are shown. */
  shown = 0;
  shownNodes = 0;
  /** How many items there are. */
  readonly total: number;

  constructor(
    private readonly graph: PageGraph,
    /** The end of the run, in virtual microseconds. */
    readonly endAt: number,
  ) {
    this.total = graph.items.length;
    this.show(this.total);
  }

  get shownEdges(): number {
    return this.shown - this.shownNodes;
  }

  /** Shows the first `count` items. O(items that come or go). */
  show(count: number): void {
    const { items } = this.graph;
    const target = Math.max(0, Math.min(this.total, Math.round(count)));
    for (; this.shown < target; this.shown += 1) this.note(items[this.shown], 1);
    while (this.shown > target) {
      this.shown -= 1;
      this.note(items[this.shown], -1);
    }
  }

  has({ order }: { readonly order: number }): boolean {
    return order < this.shown;
  }

  /** The instant of the last shown item, or the run's end when all are shown. */
  get now(): number {
    if (this.shown === this.total) return this.endAt;
    return this.shown === 0 ? 0 : this.graph.instants[this.shown - 1];
  }

  /** How many items had arrived at an instant (included). */
  countAt(instant: number): number {
    const { instants } = this.graph;
    let [low, high] = [0, this.total];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (instants[middle] <= instant) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /**
   * The pace at first. It goes by arrival if more than half of the graph arrives at one instant.
   */
  get defaultPace(): Pace {
    const { instants } = this.graph;
    let [most, run] = [0, 0];
    instants.forEach((instant, index) => {
      run = instant === instants[index - 1] ? run + 1 : 1;
      most = Math.max(most, run);
    });
    return this.endAt === 0 || most > this.total / 2 ? 'arrival' : 'time';
  }

  private note(item: PageGraph['items'][number], change: 1 | -1): void {
    if (isNode(item)) this.shownNodes += change;
    else {
      item.source.degree += change;
      item.target.degree += change;
    }
  }
}

/** The nodes at the other end of a node's shown edges, each once. */
export function neighboursOf(node: PageNode, timeline: Timeline, side: 'out' | 'in'): PageNode[] {
  const found = new Set<PageNode>();
  for (const edge of node[side]) {
    if (timeline.has(edge)) found.add(side === 'out' ? edge.target : edge.source);
  }
  return [...found];
}
