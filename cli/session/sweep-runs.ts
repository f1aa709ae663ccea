import type { Outcome } from '../../kernel/index.ts';
import type { Answer } from '../workers/workers.ts';
import type { SweptRun } from './sweep-worker.ts';

/** Outcomes of runs that were cut off. Their figures would not be those of the model. */
const CUT_OFF: readonly Outcome['reason'][] = [
  'actor-failed',
  'livelock',
  'pending-limit',
  'event-limit',
];

/** Why a run has no figures to use; `undefined` if it has. */
export function failureOf(answer: Answer<SweptRun>): string | undefined {
  switch (answer.kind) {
    case 'died':
      return `its worker died (${answer.reason})`;
    case 'stuck':
      return `it took longer than ${answer.limitMs} ms`;
    default:
      return CUT_OFF.includes(answer.result.reason) ? answer.result.reason : undefined;
  }
}
