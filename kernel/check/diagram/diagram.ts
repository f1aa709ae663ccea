import type { Instant } from '../../data/time.ts';

/** Something that happened to an actor. */
export interface DiagramEvent {
  /** Its number in the run, from 1, if it is known. */
  readonly event?: number;
  readonly at: Instant;
  readonly kind: 'start' | 'message' | 'timer' | 'fault' | 'broken';
  readonly to: string;
  /** The sender of a message. */
  readonly from?: string;
  /** When a message was sent, if that is known. */
  readonly sentAt?: Instant;
  /** A few words: the type of a message, the name of a timer, what a fault does. */
  readonly label: string;
  /** Why a message was not delivered. */
  readonly dropped?: string;
  /** How far it is from what the diagram is about. Far events are left out first. */
  readonly distance: number;
}

/** A hardship that lasts, such as a cut. */
export interface DiagramSpan {
  readonly label: string;
  readonly from: Instant;
  readonly to?: Instant;
  /** The actors that it strikes; all if it is empty. */
  readonly actors: readonly string[];
}

/** What a diagram shows. */
export interface DiagramStory {
  /** In the order in which they happened. */
  readonly events: readonly DiagramEvent[];
  readonly spans: readonly DiagramSpan[];
  /** What it led to. */
  readonly end?: { readonly at: Instant; readonly actor?: string; readonly label: string };
}

/** A row of a diagram. Columns count from 0. */
export type DiagramRow = {
  readonly at: Instant;
  /** The number of the event, if it is one. */
  readonly event?: number;
  readonly label: string;
  /** Rows of a smaller weight stay longer. */
  readonly weight: number;
} & (
  | {
      readonly kind: 'message';
      readonly from: number;
      readonly to: number;
      readonly isDropped: boolean;
    }
  | { readonly kind: 'event' | 'failure'; readonly column: number }
  /** It spans the columns from the first to the last, both included. */
  | { readonly kind: 'span'; readonly first: number; readonly last: number }
);

/** Where everything is in a sequence diagram. Time flows down. */
export interface Diagram {
  /** The names of the actors, from the left. */
  readonly columns: readonly string[];
  readonly rows: readonly DiagramRow[];
  /** How many events there was no room for. */
  readonly leftOut: number;
}
