/** A directed edge between two nodes, by name. */
export interface GraphEdge {
  readonly source: string;
  readonly target: string;
}

/** Positions of edges. */
interface Index {
  /** The last edge with an id. */
  readonly byId: Map<string, number>;
  /** All edges between two ends, in file order. */
  readonly byEnds: Map<string, number[]>;
}

/**
 * The edges of a graph file, in file order. A file can forget edges: the first `forget` makes an
 * index, in O(edges).
 */
export class EdgeList {
  /** `undefined` where an edge was forgotten. */
  private readonly edges: (GraphEdge | undefined)[] = [];
  /** `undefined` for the usual id of an edge at its position, which is `e1` for the first. */
  private readonly ids: (string | undefined)[] = [];
  private index: Index | undefined;

  /** Adds an edge. Ids may repeat, and so may edges. */
  add(id: string, edge: GraphEdge): void {
    const position = this.edges.length;
    this.edges.push(edge);
    this.ids.push(id === `e${position + 1}` ? undefined : id);
    if (this.index !== undefined) note(this.index, { position, id, edge });
  }

  /**
   * Forgets the edge with this id. If there is none left, it forgets the last edge left with these
   * ends, since the original wrote an empty id for an edge whose id it had lost. If there is none
   * either, it does nothing.
   */
  forget(id: string, edge: GraphEdge | undefined): void {
    this.index ??= this.makeIndex();
    const position = this.index.byId.get(id);
    if (position !== undefined && this.remove(position)) return;
    const positions = edge && this.index.byEnds.get(endsOf(edge));
    for (let last = positions?.pop(); last !== undefined; last = positions?.pop()) {
      if (this.remove(last)) return;
    }
  }

  /** Returns the edges that are left, in file order. */
  toArray(): GraphEdge[] {
    return this.edges.filter((edge) => edge !== undefined);
  }

  private remove(position: number): boolean {
    const isLeft = this.edges[position] !== undefined;
    this.edges[position] = undefined;
    return isLeft;
  }

  private makeIndex(): Index {
    const index: Index = { byId: new Map(), byEnds: new Map() };
    this.edges.forEach((edge, position) => {
      const id = this.ids[position] ?? `e${position + 1}`;
      if (edge !== undefined) note(index, { position, id, edge });
    });
    return index;
  }
}

function note(index: Index, at: { position: number; id: string; edge: GraphEdge }): void {
  index.byId.set(at.id, at.position);
  const ends = endsOf(at.edge);
  const positions = index.byEnds.get(ends);
  if (positions === undefined) index.byEnds.set(ends, [at.position]);
  else positions.push(at.position);
}

// No node name holds U+0000, so two pairs of names never make the same key.
const endsOf = (edge: GraphEdge): string => `${edge.source}\u0000${edge.target}`;
