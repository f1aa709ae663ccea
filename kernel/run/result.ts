import type { Counts } from '../actors/counts.ts';
import type { HistogramFigures } from '../actors/histograms.ts';
import type { Instant } from '../data/time.ts';
import type { Ending } from '../engine/ending.ts';
import type { Checkpoint } from '../engine/fingerprint.ts';
import type { Measured } from './measured.ts';
import type { Scenario } from './scenario.ts';
import type { Verdict } from './verdict.ts';

/** Why a run stopped, when, and after how many events. A run that ends at its time limit ends at that instant. */
export type Outcome = Ending & { readonly at: Instant; readonly events: number };

/**
 * Final hashes of the actors, in order of creation. An entry holds the name of the first actor of
 * its group and the sum of the group's hashes. Groups have `groupSize` actors, so that a result
 * stays small.
 */
export interface ActorHashes {
  readonly groupSize: number;
  readonly groups: readonly (readonly [firstActor: string, hash: string])[];
}

/** The result of a run: why and when it ended, its fingerprint and its counts. */
export interface Result {
  readonly format: typeof RESULT_FORMAT;
  readonly scenario: Scenario;
  readonly outcome: Outcome;
  readonly fingerprint: string;
  readonly counts: Counts;
  readonly graph: { readonly nodes: number; readonly edges: number };
  readonly checkpoints: readonly Checkpoint[];
  readonly actors: ActorHashes;
  /** What the model's properties say of the run; only for a model that has some. */
  readonly verdicts?: readonly Verdict[];
  /** What actors have observed, by histogram; only if they have. */
  readonly histograms?: Readonly<Record<string, HistogramFigures>>;
  /** The model's measures over virtual time; only for a model that has some. */
  readonly measures?: Measured;
}

export const RESULT_FORMAT = 'spigo-result-1';
