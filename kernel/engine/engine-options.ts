import type { Lookout } from '../queue/ladder-queue.ts';
import type { Key } from '../random/threefry.ts';
import type { Ties } from './tie-order.ts';

/** What happens at an event: reads the slot's fields and gives the slot back, or pushes it again. */
export interface EventHandler extends Lookout {
  handle(slot: number): void;
  /** The actors of these indexes keep each other busy without end. */
  livelock(actors: readonly number[]): void;
}

export interface EngineOptions {
  readonly seed: Key;
  readonly ties: Ties;
  /** The plain queue is the reference for tests and the benchmark: the same run, slower. */
  readonly queue: 'ladder' | 'plain';
  /** The run covers [0, until); may be Infinity. */
  readonly until: number;
  /** Most events in the run. */
  readonly eventsMax: number;
  /** Most events pending at once. */
  readonly pendingMax: number;
  /** Longest causal chain of events at one instant. */
  readonly chainMax: number;
  /** Whether anybody will ask for the causes of events. */
  readonly hasCauses?: boolean;
  /** Whether anybody will ask when messages were sent. */
  readonly keepsSending?: boolean;
}

/** How a message stands to those sent before it on its link. */
export const ORDERING = {
  /** It may overtake them. */
  none: 0,
  /** It comes after them; all messages of the link take equally long. */
  steady: 1,
  /** It comes after them. */
  fifo: 2,
} as const;
export type Ordering = (typeof ORDERING)[keyof typeof ORDERING];
