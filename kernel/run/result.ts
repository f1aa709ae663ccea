import type { Counts } from '../actors/counts.ts';
import type { Instant } from '../data/time.ts';
import type { Ending } from '../engine/ending.ts';
import type { Checkpoint } from '../engine/fingerprint.ts';
import type { Scenario } from './scenario.ts';

/** Why a run stopped, when, and after how many events. One that ends at its limit of time ends at that instant. */
export type Outcome = Ending & { readonly at: Instant; readonly events: number };

/**
 * Final hashes of what the actors received and sent, in order of creation, `groupSize` actors a group so that a
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
