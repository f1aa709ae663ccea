import { performance } from 'node:perf_hooks';
import {
  type CheckOptions,
  type CheckReport,
  type Counterexample,
  type Examination,
  investigate,
  isSameFailure,
  reportOf,
  Statistics,
  shrink,
} from '../../kernel/check/index.ts';
import type { Model } from '../../kernel/index.ts';
import type { CheckProgress } from '../terminal/check-progress.ts';
import type { Interrupt } from '../terminal/interrupt.ts';
import type { ModelWorkers } from './model-workers.ts';
import { driveOnWorkers, trialsOf } from './run-steps.ts';
import { type SearchEnd, type SearchRange, searchFailure } from './search-failure.ts';

/** A check of a model. */
export interface CheckRequest {
  readonly model: Model;
  readonly options: CheckOptions & { readonly seed: string };
  readonly range: SearchRange;
  readonly workers: ModelWorkers;
  readonly progress: CheckProgress;
  readonly interrupt: Interrupt;
}

/** A failure that was made as small as possible, and what is known about it. */
export type Explained = Required<Pick<Counterexample, 'minimum' | 'slice' | 'blame'>>;

/** How a check has ended. */
export type CheckEnd =
  | Exclude<SearchEnd, { readonly kind: 'failed' }>
  | (Extract<SearchEnd, { readonly kind: 'failed' }> & Explained)
  /** The run is another one in a worker that has run nothing before. */
  | (Omit<Extract<SearchEnd, { readonly kind: 'failed' }>, 'kind'> & {
      readonly kind: 'leak';
      readonly fresh: Examination;
    });

/** What a check has shown, and how it has ended. */
export interface Checked {
  readonly report: CheckReport;
  readonly end: CheckEnd;
  /** How long the search took, in milliseconds of wall time. */
  readonly searchMs: number;
}

/**
 * Checks a model on workers. A failure is run again in a fresh worker and made smaller. The finding and
 * its minimum follow from the request alone, however many workers there are.
 */
export async function checkModel(request: CheckRequest): Promise<Checked> {
  const { model, options, range, workers, progress, interrupt } = request;
  const statistics = new Statistics(model);
  const isInterrupted = (): boolean => interrupt.exitCode !== undefined;
  const began = performance.now();
  const end = await searchFailure(range, { workers, statistics, progress, isInterrupted });
  const searchMs = performance.now() - began;
  const { seed } = options;
  if (end.kind !== 'failed') return { report: reportOf(model, seed, statistics), end, searchMs };
  const { place, found } = end;
  const report = reportOf(model, seed, statistics, { place, found });
  const again = await workers.fresh({ scenario: found.scenario });
  if (again === undefined) return { report, end: { kind: 'interrupted' }, searchMs };
  if (again.kind === 'done' && again.result.fingerprint !== found.fingerprint) {
    return { report, end: { kind: 'leak', place, found, fresh: again.result }, searchMs };
  }
  const explained = await explain(request, found);
  return {
    report,
    end: explained === undefined ? { kind: 'interrupted' } : { ...end, ...explained },
    searchMs,
  };
}

/** The smallest scenario that fails in the same way, and how it fails. `undefined` if it is interrupted. */
async function explain(
  { model, workers, progress }: CheckRequest,
  found: Examination,
): Promise<Explained | undefined> {
  let runs = 0;
  const minimum = await driveOnWorkers(trialsOf(shrink(model, found)), workers, (shown) => {
    progress.shrinking(++runs);
    return isSameFailure(found, shown);
  });
  if (minimum === undefined) return undefined;
  const known = await driveOnWorkers(investigate(model, minimum), workers, () => {
    progress.blaming(++runs);
    return false;
  });
  return known && { minimum, ...known };
}
