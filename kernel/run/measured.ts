import type { Instant } from '../data/time.ts';

/**
 * What the measures of a run were: a value of each measure for each instant. The last one is of the
 * end of the run.
 */
export interface Measured {
  readonly at: readonly Instant[];
  /** The values by measure, in the order of the instants; `null` where there was no number. */
  readonly values: Readonly<Record<string, readonly (number | null)[]>>;
}
