import type { Model } from '../run/model.ts';
import type { Examination } from './examination.ts';
import type { Minimum } from './shrink.ts';
import { failureRateBound, type RunFigures, type Statistics } from './statistics.ts';

/** The scenario that failed: one that was drawn, or one of those that are tried first. Both count from 0. */
export type FindingPlace = { readonly index: number } | { readonly first: number };

/** The first failure of a check. */
export interface Finding {
  readonly place: FindingPlace;
  /** The run that failed. */
  readonly found: Examination;
  /** The smallest scenario found that fails in the same way; absent until it is sought. */
  readonly minimum?: Minimum;
}

/** What a check has shown. */
export interface CheckReport {
  /** The name of the model. */
  readonly model: string;
  readonly seed: string;
  /** What the runs of drawn scenarios did. */
  readonly figures: RunFigures;
  /** With 95 % confidence, scenarios fail at a lower rate than this. Absent where one failed. */
  readonly failureRateBelow?: number;
  readonly finding?: Finding;
}

/** Reports what a check has shown. The statistics are of all drawn scenarios up to the finding. */
export function reportOf(
  { name }: Model,
  seed: string | number,
  statistics: Statistics,
  finding?: Finding,
): CheckReport {
  const figures = statistics.figures();
  return {
    model: name,
    seed: String(seed),
    figures,
    ...(finding === undefined ? { failureRateBelow: failureRateBound(figures.runs) } : { finding }),
  };
}
