// What the page is told of a run: written by Node into the file, read by the script in it. Columns, not
// objects, as they take a third of the room.

/** The nodes and edges of a run, in the order in which the page shows them. */
export interface GraphColumns {
  readonly services: readonly string[];
  readonly zones: readonly string[];
  readonly nodes: NodeColumns;
  readonly edges: EdgeColumns;
}

/** A column each, of one length. */
export interface NodeColumns {
  readonly name: readonly string[];
  /** Index into `services`; -1 for an end of an edge that never said what it is. */
  readonly service: readonly number[];
  /** Index into `zones`; -1 for none. */
  readonly zone: readonly number[];
  /** Virtual microseconds; they never fall, neither here nor among the edges. */
  readonly at: readonly number[];
  /** Place among all that is shown, nodes and edges, ascending; the places left are the edges'. */
  readonly order: readonly number[];
}

/** A column each, of one length: the ends are indices of nodes that come before. */
export interface EdgeColumns {
  readonly source: readonly number[];
  readonly target: readonly number[];
  readonly at: readonly number[];
}

/** A zone's rectangle in the layout. */
export interface Area {
  readonly label: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The band of a tier in the layout, told by its services. */
export interface Tier {
  readonly label: string;
  readonly top: number;
  readonly bottom: number;
}

/** Where everything is; the y axis points down. */
export interface Layout {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly areas: readonly Area[];
  readonly tiers: readonly Tier[];
}

/** What the page says of the run, in words. */
export interface About {
  readonly model: string;
  readonly outcome: string;
  /** The instant of the run's end, in virtual microseconds. */
  readonly endAt: number;
  readonly facts: readonly (readonly [what: string, text: string])[];
}

export interface PageData {
  readonly about: About;
  readonly graph: GraphColumns;
  readonly layout: Layout;
}
