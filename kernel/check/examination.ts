import type { Effects } from '../actors/effects.ts';
import type { Instant } from '../data/time.ts';
import type { Verdict } from '../run/property.ts';
import type { Outcome } from '../run/result.ts';
import type { Scenario } from '../run/scenario.ts';

/** What went wrong in a run. */
export interface Failure {
  /** A broken property, or a run that ended in a way that no protocol should. */
  readonly kind: 'property' | 'actor-failed' | 'livelock' | 'pending-limit';
  /** The name of the broken property. */
  readonly property?: string;
  /** The actor that it is about, or that failed. */
  readonly actor?: string;
  /** Why the property does not hold, or what the actor threw. */
  readonly reason: string;
  readonly at: Instant;
  /** The number of the event at which it showed. */
  readonly event: number;
  /**
   * What makes it the same failure as another: kind, property, class of the actor, and the reason
   * without names and numbers; for an exception its class and the user's topmost function.
   */
  readonly signature: string;
}

/** What one run of a scenario showed. It is plain data, so that a worker can send it. */
export interface Examination {
  readonly scenario: Scenario;
  readonly outcome: Outcome;
  readonly fingerprint: string;
  /** The failure that came first, if any. */
  readonly failure?: Failure;
  readonly verdicts: readonly Verdict[];
  readonly effects: Effects;
  /** Events that happened at the instant of the previous event. */
  readonly ties: number;
}
