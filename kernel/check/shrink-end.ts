import { instantOf } from '../faults/complete-faults.ts';
import type { Scenario } from '../run/scenario.ts';
import type { RunSteps } from './asking.ts';
import type { Examination } from './examination.ts';
import { withUntil } from './scenario-parts.ts';
import type { ShrinkSearch } from './shrink-search.ts';

/** The kinds of properties that are broken at an instant, whatever comes later. */
const SAFETY_KINDS: readonly string[] = ['always', 'each', 'monotone', 'never', 'on'];

/** Ends the run just after the failure, if nothing that comes later could have prevented it. */
export function* endAtFailure(search: ShrinkSearch): RunSteps<Scenario, void> {
  const { failedAt, present, scenario } = search;
  if (!isSafety(present) || instantOf(scenario.limits.until) <= failedAt + 1) return;
  // Properties that are judged later have nothing to say then, and need not.
  yield* search.first([withUntil(scenario, failedAt + 1)], { mayBeVacuous: true });
}

function isSafety({ failure, verdicts }: Examination): boolean {
  if (failure?.kind !== 'property') return true;
  const verdict = verdicts.find(({ property }) => property === failure.property);
  return verdict !== undefined && SAFETY_KINDS.includes(verdict.kind);
}
