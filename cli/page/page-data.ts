import type { FailureAccount } from '../../kernel/check/diagram/account.ts';

// Node writes this data into the page, and the page's script reads it. Columns take a third of the
// room of objects.

/** The nodes and edges of a run, in the order in which the page shows them. */
export interface GraphColumns {
  readonly services: readonly string[];
  readonly zones: readonly string[];
  readonly nodes: NodeColumns;
  readonly edges: EdgeColumns;
}

/** Columns of equal length. */
export interface NodeColumns {
  readonly name: readonly string[];
  /** Index into `services`; -1 for an end of an edge that never was a node. */
  readonly service: readonly number[];
  /** Index into `zones`; -1 for none. */
  readonly zone: readonly number[];
  /** Instants in virtual microseconds. They never fall, and neither do the instants of the edges. */
  readonly at: readonly number[];
  /** The index among all nodes and edges, ascending. The edges have the other indices, in their order. */
  readonly order: readonly number[];
}

/** Columns of equal length. The ends are indices of nodes that come before the edge. */
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

/** The band of a tier in the layout, labelled with its services. */
export interface Tier {
  readonly label: string;
  readonly top: number;
  readonly bottom: number;
}

/** The positions of everything. The y axis points down. */
export interface Layout {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly areas: readonly Area[];
  readonly tiers: readonly Tier[];
}

/** The page's texts about the run. */
export interface About {
  readonly model: string;
  readonly outcome: string;
  /** The instant of the run's end, in virtual microseconds. */
  readonly endAt: number;
  readonly facts: readonly (readonly [what: string, text: string])[];
}

/** What the page needs to make the run again. */
export interface RunData {
  /** The scenario, as JSON. The page does not look into it. */
  readonly scenario: object;
  /** The number of the last event. */
  readonly events: number;
  readonly fingerprint: string;
}

/** A run that a server makes. */
export interface LiveData {
  /** The address of the run, for a socket. */
  readonly socket: string;
  /** The address of the gallery, if the server has one. */
  readonly gallery?: string;
}

export type { FailureAccount };

export interface PageData {
  readonly about: About;
  readonly graph: GraphColumns;
  readonly layout: Layout;
  /** Left out if the page shows the graph alone. */
  readonly run?: RunData;
  /** Where the run is, if it is made elsewhere. */
  readonly live?: LiveData;
  /** The failure of the run, on which the page opens. */
  readonly failure?: FailureAccount;
}
