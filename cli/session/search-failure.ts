import { performance } from 'node:perf_hooks';
import type { Examination, FindingPlace, Statistics } from '../../kernel/check/index.ts';
import type { Scenario } from '../../kernel/index.ts';
import type { CheckProgress } from '../terminal/check-progress.ts';
import type { Answer } from '../workers/workers.ts';
import type { ModelWorkers } from './model-workers.ts';

/** Which scenarios are tried. */
export interface SearchRange {
  /** Scenarios that are tried first. They are not in the statistics. */
  readonly first: readonly Scenario[];
  /** The number of the first drawn scenario, from 0. */
  readonly from: number;
  /** How many scenarios are drawn; infinite for a search by time alone. */
  readonly runs: number;
  /** Wall time after which no scenario is begun. */
  readonly forMs: number;
}

/** How a search has ended. */
export type SearchEnd =
  | { readonly kind: 'held' }
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'failed'; readonly place: FindingPlace; readonly found: Examination }
  /** No worker came to the end of the run. */
  | { readonly kind: 'unending'; readonly place: FindingPlace; readonly reason: string };

/** What a search works with. */
export interface SearchTools {
  readonly workers: ModelWorkers;
  readonly statistics: Statistics;
  readonly progress: CheckProgress;
  /** Whether the search was interrupted. */
  readonly isInterrupted: () => boolean;
}

/**
 * Tries scenarios on workers until one fails. The finding is the failure of the lowest number, whoever
 * finishes first: answers come in order, so that lower ones are waited for.
 */
export async function searchFailure(range: SearchRange, tools: SearchTools): Promise<SearchEnd> {
  const { workers, statistics, progress, isInterrupted } = tools;
  let count = 0;
  for await (const answer of workers.map(range.first.map((scenario) => ({ scenario })))) {
    const end = endOf(answer, { first: count++ });
    if (end !== undefined) return end;
  }
  count = range.from;
  const began = performance.now();
  const share = (): number | undefined => {
    const shares = [(count - range.from) / range.runs, (performance.now() - began) / range.forMs];
    return Math.max(...shares) > 0 ? Math.max(...shares) : undefined;
  };
  for await (const answer of workers.map(numbers(range, began))) {
    const index = count++;
    if (answer.kind === 'done') statistics.add(answer.result);
    progress.update(statistics, share());
    const end = endOf(answer, { index });
    if (end !== undefined) return end;
  }
  return { kind: isInterrupted() ? 'interrupted' : 'held' };
}

function* numbers({ from, runs, forMs }: SearchRange, began: number): Generator<number> {
  for (let index = from; index < from + runs; index++) {
    if (performance.now() - began >= forMs) return;
    yield index;
  }
}

function endOf(answer: Answer<Examination>, place: FindingPlace): SearchEnd | undefined {
  switch (answer.kind) {
    case 'done':
      return answer.result.failure && { kind: 'failed', place, found: answer.result };
    case 'died':
      return { kind: 'unending', place, reason: `its worker dies: ${answer.reason}` };
    case 'stuck':
      return {
        kind: 'unending',
        place,
        reason: `it takes longer than ${answer.limitMs / 1000} s of wall time`,
      };
  }
}
