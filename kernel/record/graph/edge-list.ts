/** A directed edge between two nodes, by name. */
export interface GraphEdge {
  readonly source: string;
  readonly target: string;
}

/** Where the edges are, by id (the last with that id) and by their ends (all, in file order). */
interface Index {
  readonly byId: Map<string, number>;
  readonly byEnds: Map<string, number[]>;
}

/**
 * The edges of a graph file in file order, some of them forgotten later on. Only a file that forgets
 * pays for the index: it is made at the first `forget`, in O(edges).
 */
export class EdgeList {
  /** `undefined` where an edge was forgotten. */
  private readonly edges: (GraphEdge | undefined)[] = [];
  /** `undefined` for the usual id of the edge at that place: `e1` for the first. */
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
   * Forgets the edge with this id; if there is none, or it is forgotten already, the last edge left
   * with these ends (the original wrote an empty id when it had lost it); if there is none, nothing.
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

  /** The edges that are left, in file order. */
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

// No name of a node holds U+0000, so no two pairs of names make one key.
const endsOf = (edge: GraphEdge): string => `${edge.source}\u0000${edge.target}`;
