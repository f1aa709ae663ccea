import { degreeClasses } from './degree-classes.ts';
import type { PageEdge, PageGraph, PageNode } from './graph.ts';
import { neighboursOf, type Timeline } from './timeline.ts';

/** The property of nodes that colours and the legend show. */
export type Grouping = 'state' | 'service' | 'zone' | 'degree';

/** The nodes that stand out. Without `nodes`, all do. */
export interface Emphasis {
  /** The node that stands out with its neighbours, if there is one. */
  readonly focus?: PageNode;
  readonly nodes?: ReadonlySet<PageNode>;
}

/** The nodes and groups that the user has pointed at, chosen, or searched. */
export class Selection {
  grouping: Grouping;
  hasLabels = true;
  hovered: PageNode | undefined;
  chosen: PageNode | undefined;
  /** The group of the legend that is pointed at or pressed. */
  group: number | undefined;
  /** The least degree of each class. They are fixed, so that colours keep their meaning. */
  readonly degreeClasses: readonly number[];
  private text = '';
  private matches: readonly PageNode[] = [];

  constructor(
    private readonly graph: PageGraph,
    private readonly timeline: Timeline,
  ) {
    const kinds = (grouping: 'service' | 'zone'): number =>
      new Set(graph.nodes.map((node) => node[grouping])).size;
    this.grouping = kinds('service') > 1 ? 'service' : kinds('zone') > 1 ? 'zone' : 'degree';
    this.degreeClasses = degreeClasses(graph);
  }

  /** Searches for nodes by a part of their names. It ignores case. */
  search(text: string): void {
    this.text = text.trim().toLowerCase();
    this.matches = this.text === '' ? [] : this.graph.nodes.filter((node) => this.isMatch(node));
  }

  /** The found nodes. Nodes whose names begin with the text come first. */
  get found(): readonly PageNode[] {
    const begins = ({ name }: PageNode): number =>
      name.toLowerCase().startsWith(this.text) ? 0 : 1;
    return [...this.matches].sort((a, b) => begins(a) - begins(b));
  }

  /** The present group of a node. */
  groupOf = (node: PageNode): number => {
    if (this.grouping === 'state') return node.state - 1;
    return this.grouping === 'degree'
      ? this.degreeClasses.findLastIndex((least) => node.degree >= least)
      : node[this.grouping];
  };

  get emphasis(): Emphasis {
    const focus = [this.hovered, this.chosen].find((node) => node && this.timeline.has(node));
    if (focus !== undefined) {
      // Without edges there are no neighbours, and nothing to dim.
      if (this.graph.edges.length === 0) return { focus };
      const around = (['out', 'in'] as const).flatMap((side) =>
        neighboursOf(focus, this.timeline, side),
      );
      return { focus, nodes: new Set([focus, ...around]) };
    }
    if (this.text !== '') return { nodes: new Set(this.matches) };
    if (this.group === undefined) return {};
    return { nodes: new Set(this.graph.nodes.filter((node) => this.groupOf(node) === this.group)) };
  }

  private isMatch = ({ name }: PageNode): boolean => name.toLowerCase().includes(this.text);
}

/** Whether an edge stands out: an edge of the focus, or between nodes that stand out. */
export function standsOut({ focus, nodes }: Emphasis, { source, target }: PageEdge): boolean {
  if (focus !== undefined) return source === focus || target === focus;
  return nodes === undefined || (nodes.has(source) && nodes.has(target));
}
