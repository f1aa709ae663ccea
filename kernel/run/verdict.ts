import type { Instant } from '../data/time.ts';

/** What a property says of one run. */
export interface Verdict {
  /** The name of the property. */
  readonly property: string;
  /** Its kind, such as `always`. */
  readonly kind: string;
  /** Inconclusive: the run ended before the property could be judged. For `sometimes`: never true. */
  readonly verdict: 'held' | 'broken' | 'inconclusive';
  /** Why it is broken, or inconclusive. */
  readonly reason?: string;
  /** When it broke, and at which event. */
  readonly at?: Instant;
  readonly event?: number;
  /** The actor that it is about, if it is about one. */
  readonly actor?: string;
  /** How often it was evaluated, and how often its condition was true. */
  readonly evaluated: number;
  readonly held: number;
}
