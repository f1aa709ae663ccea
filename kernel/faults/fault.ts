import type { Names } from '../actors/names.ts';
import type { Bursts } from '../network/network-laws.ts';
import type { DurationLaw } from '../random/duration-conversion.ts';

export type { Names } from '../actors/names.ts';
export type { Bursts } from '../network/network-laws.ts';

/** A span of time in a scenario: a text with a unit, such as `3s`, or microseconds. */
export type Span = string | number;

/** When a fault holds: in [from, to), or from `from` on. */
export interface Interval {
  readonly from: Span;
  readonly to?: Span;
}

/** Names a fault or an operation. Its ids, and so its random numbers, follow from the key alone. */
export interface Keyed {
  /** The default is made from the kind, the targets, and a number among equals. */
  readonly key?: string;
}

/**
 * Which links a fault strikes. A link leads from one actor to another, so that a message to oneself
 * never fails. `between`: both directions between two groups. `oneWay`: from the first to the second.
 * `isolate`: between these actors and all others, in both directions.
 */
export type LinkSelection =
  | { readonly between: readonly [Names, Names] }
  | { readonly oneWay: readonly [Names, Names] }
  | { readonly isolate: Names };

/** One message, by its id of 16 hexadecimal digits. Later messages of its link overtake it. */
export interface MessageSelection {
  readonly event: string;
}

/** What becomes of a disk in a crash. */
export type DiskFate =
  /** Nothing is lost. It is the default. */
  | 'kept'
  /** Whatever was written after the last `sync()` is lost, if the model ever called it. */
  | 'synced'
  /** A random number of the last writes that were not synced is lost, if the model ever called `sync()`. */
  | 'torn'
  /** All is lost. */
  | 'lost';

/** An actor is down. It restarts at `to`, with a fresh object from its factory. */
export interface CrashFault extends Keyed, Interval {
  readonly kind: 'crash';
  readonly actors: Names;
  readonly disk?: DiskFate;
  /**
   * Without it, the crash strikes at `from`. With it, it strikes inside a handler: the first one from
   * `from` on that makes so many sends and writes. The last of them still has its effect.
   */
  readonly after?: number;
}

/** An actor is away without a word. It joins again at `to`, with an empty disk. */
export interface LeaveFault extends Keyed, Interval {
  readonly kind: 'leave';
  readonly actors: Names;
}

/** An actor does nothing. Its messages and timers wait until `to`, and then come in order. */
export interface PauseFault extends Keyed, Interval {
  readonly kind: 'pause';
  readonly actors: Names;
}

/** Messages to and from an actor take `factor` times as long, and so does its service time. */
export interface SlowFault extends Keyed, Interval {
  readonly kind: 'slow';
  readonly actors: Names;
  /** From 1. */
  readonly factor: number;
}

/** The monotonic clock of an actor is fast, or slow where `ppm` is negative. */
export interface DriftFault extends Keyed, Interval {
  readonly kind: 'drift';
  readonly actors: Names;
  /** Whole parts per million, above -1,000,000. */
  readonly ppm: number;
}

/** The wall clock of an actor is off. Without `to`, it is a step. */
export interface WallFault extends Keyed, Interval {
  readonly kind: 'wall';
  readonly actors: Names;
  /** A duration, or microseconds, negative for a clock that is behind. A text may begin with `-`. */
  readonly by: Span;
}

/** No message passes that was sent before `to` and would arrive from `from` on. */
export type CutFault = Keyed & Interval & LinkSelection & { readonly kind: 'cut' };

/** Messages that would arrive wait until `to`, and then come in the order in which they arrived. */
export type HoldFault = Keyed &
  Interval &
  (LinkSelection | MessageSelection) & { readonly kind: 'hold' };

/** Messages that are sent are lost at a rate. */
export type LossFault = Keyed &
  Interval &
  LinkSelection & { readonly kind: 'loss'; readonly rate: number; readonly bursts?: Bursts };

/** Of the messages that are sent, a share arrives twice. The second copy may overtake others. */
export type DuplicationFault = Keyed &
  Interval &
  LinkSelection & { readonly kind: 'duplication'; readonly rate: number };

/** Messages that are sent take longer. They keep the order of their link. */
export type DelayFault = Keyed &
  Interval &
  LinkSelection & { readonly kind: 'delay'; readonly by: DurationLaw };

/** Messages that are sent take longer, and may overtake each other. */
export type ReorderingFault = Keyed &
  Interval &
  LinkSelection & { readonly kind: 'reordering'; readonly by: DurationLaw };

/** One message or timer does not reach its actor. An id that never happens changes nothing. */
export interface DropFault extends Keyed {
  readonly kind: 'drop';
  /** Its id: 16 hexadecimal digits. */
  readonly event: string;
}

/** A planned hardship, as plain data. */
export type Fault =
  | CrashFault
  | LeaveFault
  | PauseFault
  | SlowFault
  | DriftFault
  | WallFault
  | CutFault
  | HoldFault
  | LossFault
  | DuplicationFault
  | DelayFault
  | ReorderingFault
  | DropFault;

export type FaultKind = Fault['kind'];

/**
 * A message from outside. It reaches its actor at the instant `at`. It comes from an address of its
 * own, `operation KEY`, so that whatever arrives there is its answer.
 */
export interface Operation extends Keyed {
  readonly at: Span;
  /** The name of the actor that receives it. */
  readonly to: string;
  /** The message, as plain JSON data. */
  readonly message: unknown;
}
