import type { Instant } from '../data/time.ts';

/** What an actor has recorded for the properties of a run. */
export interface HistoryEntry {
  /** The true instant. */
  readonly at: Instant;
  /** The name of the actor. */
  readonly actor: string;
  readonly data: unknown;
}
