import type { GraphColumns } from '../page-data.ts';

/** An edge between two nodes. */
interface NamedEdge {
  readonly source: string;
  readonly target: string;
  readonly at: number;
}

/** Where a node belongs. */
interface NodePlace {
  readonly service: string;
  readonly zone?: string | undefined;
}

/** The columns of a graph, as they grow. */
export class GraphColumnsMaker {
  readonly graph = {
    services: [] as string[],
    zones: [] as string[],
    nodes: {
      name: [] as string[],
      service: [] as number[],
      zone: [] as number[],
      at: [] as number[],
      order: [] as number[],
    },
    edges: { source: [] as number[], target: [] as number[], at: [] as number[] },
  } satisfies GraphColumns;
  private readonly indices = new Map<string, number>();
  private readonly services = new Map<string, number>();
  private readonly zones = new Map<string, number>();
  private now = 0;

  has(name: string): boolean {
    return this.indices.has(name);
  }

  /** Adds a node, which is not there yet. An instant before the last one counts as that one. */
  addNode(name: string, place: NodePlace | undefined, at: number): void {
    const { services, zones, nodes, edges } = this.graph;
    nodes.order.push(nodes.name.length + edges.at.length);
    this.indices.set(name, nodes.name.length);
    nodes.name.push(name);
    nodes.service.push(indexOf(this.services, services, place?.service));
    nodes.zone.push(indexOf(this.zones, zones, place?.zone));
    nodes.at.push(this.advance(at));
  }

  /** Adds an edge between two nodes that are there. */
  addEdge({ source, target, at }: NamedEdge): void {
    const { edges } = this.graph;
    edges.source.push(this.indices.get(source) ?? -1);
    edges.target.push(this.indices.get(target) ?? -1);
    edges.at.push(this.advance(at));
  }

  private advance(at: number): number {
    this.now = Math.max(this.now, at);
    return this.now;
  }
}

/** The index of a text in a list, to which a new text is added; -1 for `undefined`. */
function indexOf(known: Map<string, number>, list: string[], text: string | undefined): number {
  if (text === undefined) return -1;
  const index = known.get(text) ?? list.length;
  if (index === list.length) list.push(text);
  known.set(text, index);
  return index;
}
