import { assert } from '../data/errors.ts';
import type { Steps } from './drive.ts';
import type { Examination } from './examination.ts';

/** Steps that ask for runs of candidates, such as scenarios. */
export type RunSteps<Candidate, Answer> = Steps<Candidate, Examination, Answer>;

/** Asks for all candidates, however few are answered at a time. */
export function* askAll<Candidate>(
  candidates: readonly Candidate[],
): RunSteps<Candidate, readonly Examination[]> {
  const shown: Examination[] = [];
  while (shown.length < candidates.length) {
    const rest = candidates.slice(shown.length);
    shown.push(...checkShown(yield rest, rest.length));
  }
  return shown;
}

/** Returns what a batch has shown: at least its first candidate, and at most all of them. */
export function checkShown(shown: readonly Examination[], max: number): readonly Examination[] {
  assert(
    shown.length > 0 && shown.length <= max,
    'a batch is answered from its first candidate on',
  );
  return shown;
}
