import type { Lookout } from '../queue/ladder-queue.ts';
import type { RunSeed } from '../random/run-seed.ts';
import type { Ties } from './tie-order.ts';

/** Handles the events of a run. */
export interface EventHandler extends Lookout {
  /** Handles the event of a slot. Then it releases the slot, or pushes it again. */
  handle(slot: number): void;
  /**
   * Called after the last event of an instant, if `hearsInstants`. The next event comes at `until`,
   * or the run ends there; `FOREVER` if nothing is left to happen.
   */
  instantOver(until: number): void;
  /** Called when these actors keep each other busy without end. */
  livelock(actors: readonly number[]): void;
}

export interface EngineOptions {
  readonly seed: RunSeed;
  readonly ties: Ties;
  /** The plain queue makes the same run, more slowly. It is for tests and the benchmark. */
  readonly queue: 'ladder' | 'plain';
  /** The run covers [0, until). It is at most `FOREVER`. */
  readonly until: number;
  /** The limit of events in the run. */
  readonly eventsMax: number;
  /** The limit of events that are pending at once. */
  readonly pendingMax: number;
  /** The limit of events at one instant that cause each other. */
  readonly chainMax: number;
  /** Whether the causes of all events are kept. */
  readonly hasCauses?: boolean;
  /** Whether the handler is told of the end of each instant. */
  readonly hearsInstants?: boolean;
  /** Whether the instants at which messages were sent are kept. */
  readonly keepsSending?: boolean;
}

/** The order of a message among the messages of its link. */
export const ORDERING = {
  /** It may overtake earlier messages. */
  none: 0,
  /** It arrives after earlier messages, since all messages of the link take equally long. */
  steady: 1,
  /** The engine makes it arrive after earlier messages. */
  fifo: 2,
} as const;
export type LinkOrdering = (typeof ORDERING)[keyof typeof ORDERING];
