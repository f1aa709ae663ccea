// What a viewer of a run is told. All of it is plain data that can be cloned, so that it can be
// sent to a page from its worker or from another process. The page has these types alone, and none of
// the kernel.

/** Microseconds of virtual time. */
type Instant = number;

/** Why, when, and after how many events a run has ended. */
export interface Ended {
  readonly reason: string;
  readonly at: Instant;
  readonly events: number;
}

/** What a viewer has seen, so that it is told only what is new. A viewer begins with `NOTHING_SEEN`. */
export interface Seen {
  /** Counts the runs: another scenario begins the next one. */
  readonly run: number;
  readonly names: number;
  readonly reports: number;
  readonly edges: number;
  readonly areReported: boolean;
  /** The number of the last event. */
  readonly event: number;
}

export const NOTHING_SEEN: Seen = {
  run: 0,
  names: 0,
  reports: 0,
  edges: 0,
  areReported: false,
  event: 0,
};

/** What has become of an actor, as `Picture.lives` tells it. */
export const LIFE = {
  /** Its address has been named, and nobody lives there yet. */
  declared: 0,
  alive: 1,
  /** A fault holds it still. */
  paused: 2,
  /** A fault has ended its life. */
  down: 3,
  /** It has left. */
  gone: 4,
} as const;
export type LifeCode = (typeof LIFE)[keyof typeof LIFE];

/** The index of whatever is no actor of the model, such as the client of an operation. */
export const OUTSIDE = -1;

/** A run at an event. Actors are told by their index, in the order in which they were first seen. */
export interface Picture {
  /** What the viewer has seen with this picture. */
  readonly seen: Seen;
  /** The instant of the last event, or of the end. */
  readonly at: Instant;
  /** The number of the last event; 0 at the start. */
  readonly event: number;
  /** When the next event comes. */
  readonly nextAt: Instant | undefined;
  readonly fingerprint: string;
  /** Why the run ended, if it has. */
  readonly outcome: Ended | undefined;
  /**
   * The names from index `namesFrom` on. A viewer that has gone back has seen more, and forgets those.
   * The same holds of the reports and the edges.
   */
  readonly namesFrom: number;
  readonly names: readonly string[];
  /** The reports of nodes. */
  readonly reportsFrom: number;
  readonly reports: readonly NodeReport[];
  /** The words of the states, without the first: an actor that has told no state has state 0. */
  readonly words: readonly string[];
  /** For each actor, its state: 0, or one more than the index of the word. */
  readonly states: Uint8Array;
  /** How many actors are in each state. Those that are down or gone are in none. */
  readonly counts: readonly number[];
  /** For each actor, its life. */
  readonly lives: Uint8Array;
  /** Whether the edges are those that actors reported. If not, they tell who has sent to whom. */
  readonly areReported: boolean;
  /** The edges, as pairs of actors. */
  readonly edgesFrom: number;
  readonly edges: Int32Array;
  /** For each edge of all, how many messages it has carried; empty for reported edges. */
  readonly traffic: Uint32Array;
  readonly flights: readonly FlightShown[];
  /** How many messages are in flight, of which a picture has a limited number. */
  readonly flightCount: number;
  /** The faults that hold. */
  readonly faults: readonly FaultShown[];
  /** The latest events that the viewer has not seen, in order. */
  readonly events: readonly EventShown[];
  /** Whether the viewer forgets the events that it has seen: it has gone back, or missed some. */
  readonly areEventsFresh: boolean;
}

/** An actor is a node of the graph. */
export interface NodeReport {
  readonly actor: number;
  readonly service: string;
  readonly zone: string | undefined;
}

/** A message on its way. */
export interface FlightShown {
  /** The id of the event with which it arrives. */
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly type: string;
  readonly sentAt: Instant;
  readonly at: Instant;
}

/** A fault of the scenario. */
export interface FaultShown {
  readonly key: string;
  readonly kind: string;
  readonly from: Instant;
  /** `undefined` for a fault that never ends. */
  readonly to: Instant | undefined;
  /** The actors that it strikes. */
  readonly actors?: readonly number[];
  /** The ends of the links that it strikes. */
  readonly sides?: readonly [readonly number[], readonly number[]];
}

/** An event that has happened. */
export interface EventShown {
  readonly event: number;
  readonly id: string;
  /** The id of its cause; of zeros for a root. */
  readonly cause: string;
  readonly at: Instant;
  readonly kind: 'start' | 'message' | 'timer' | 'fault' | 'broken';
  readonly to: number;
  /** The sender of a message, or the peer of a broken connection. */
  readonly from: number | undefined;
  /** A word for what has arrived, is due, or has happened. */
  readonly type: string;
  /** Why a message was not delivered. */
  readonly dropped: string | undefined;
}

/** What is known of the whole run so far. It runs ahead of what is shown. */
export interface Survey {
  readonly run: number;
  readonly at: Instant;
  readonly event: number;
  readonly outcome: Ended | undefined;
  readonly fingerprint: string;
  readonly words: readonly string[];
  /** The numbers of actors in each state, at each of these instants. */
  readonly instants: readonly Instant[];
  readonly counts: readonly (readonly number[])[];
  /** The model's measures, at instants of their own. */
  readonly measures:
    | {
        readonly at: readonly Instant[];
        readonly values: Readonly<Record<string, readonly (number | null)[]>>;
      }
    | undefined;
  /** The properties of the model that are broken, and how. */
  readonly broken: readonly BrokenProperty[];
}

/** A property of the model that is broken. */
export interface BrokenProperty {
  readonly property: string;
  readonly reason: string;
  /** The event that broke it, if one did. */
  readonly event: number | undefined;
}

/** What there is to know of an actor. */
export interface ActorShown {
  readonly name: string;
  readonly life: string;
  /** Its fields, each as a text. */
  readonly fields: readonly (readonly [name: string, text: string])[];
  readonly timers: readonly {
    readonly at: Instant;
    readonly text: string;
    readonly every: number | undefined;
  }[];
  /** What it received last, the latest first. */
  readonly received: readonly (EventShown & { readonly text: string })[];
}
