import { performance } from 'node:perf_hooks';
import {
  type CheckOptions,
  type CheckReport,
  type Examination,
  isSameFailure,
  type Minimum,
  reportOf,
  Statistics,
  shrink,
} from '../../kernel/check/index.ts';
import type { Model } from '../../kernel/index.ts';
import type { CheckProgress } from '../terminal/check-progress.ts';
import type { Interrupt } from '../terminal/interrupt.ts';
import type { ModelWorkers } from './model-workers.ts';
import { driveOnWorkers } from './run-steps.ts';
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

/** How a check has ended. */
export type CheckEnd =
  | Exclude<SearchEnd, { readonly kind: 'failed' }>
  | (Extract<SearchEnd, { readonly kind: 'failed' }> & { readonly minimum: Minimum })
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
  const again = await workers.fresh(found.scenario);
  if (again === undefined) return { report, end: { kind: 'interrupted' }, searchMs };
  if (again.kind === 'done' && again.result.fingerprint !== found.fingerprint) {
    return { report, end: { kind: 'leak', place, found, fresh: again.result }, searchMs };
  }
  const minimum = await makeSmaller(request, found);
  return {
    report,
    end: minimum === undefined ? { kind: 'interrupted' } : { ...end, minimum },
    searchMs,
  };
}

/** The smallest scenario that fails in the same way. `undefined` if it is interrupted. */
function makeSmaller(
  { model, workers, progress }: CheckRequest,
  found: Examination,
): Promise<Minimum | undefined> {
  let runs = 0;
  return driveOnWorkers(shrink(model, found), workers, (shown) => {
    progress.shrinking(++runs);
    return isSameFailure(found, shown);
  });
}
