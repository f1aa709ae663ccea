import type { Counts } from '../actors/counts.ts';
import type { Checkpoint } from '../engine/fingerprint.ts';
import type { Instant } from '../engine/time.ts';
import type { Scenario } from './scenario.ts';

/** Why a run stopped, when, and after how many events. */
export type Outcome = {
  readonly at: Instant;
  readonly events: number;
} & (
  | {
      /**
       * idle: nothing was left to happen. stopped: by the model. interrupted: by who drove it, which is no
       * part of the scenario. The others: a limit of the scenario.
       */
      readonly reason:
        | 'idle'
        | 'stopped'
        | 'time-limit'
        | 'event-limit'
        | 'pending-limit'
        | 'interrupted';
    }
  | {
      /** A causal chain of more than 10,000 events at one instant. */
      readonly reason: 'livelock';
      /** The actors at its end, each once. */
      readonly actors: readonly string[];
    }
  | {
      /** A handler threw, or returned a promise. */
      readonly reason: 'actor-failed';
      readonly actor: string;
      /** The message or timer that it was handling; nothing for a start, nor where what it had sent was no data. */
      readonly handling?: unknown;
      readonly error: string;
    }
);

/**
 * Final hashes of what the actors received, in order of creation, `groupSize` actors a group so that a
 * million actors need no million entries: the first actor's name, and the sum of the group's hashes.
 */
export interface ActorHashes {
  readonly groupSize: number;
  readonly groups: readonly (readonly [firstActor: string, hash: string])[];
}

/** All a run tells. */
export interface Result {
  readonly format: typeof RESULT_FORMAT;
  readonly scenario: Scenario;
  readonly outcome: Outcome;
  readonly fingerprint: string;
  readonly counts: Counts;
  readonly graph: { readonly nodes: number; readonly edges: number };
  readonly checkpoints: readonly Checkpoint[];
  readonly actors: ActorHashes;
}

export const RESULT_FORMAT = 'spigo-result-1';
