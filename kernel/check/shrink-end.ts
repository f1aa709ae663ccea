import { instantOf } from '../faults/complete-faults.ts';
import { isSafety } from '../run/property.ts';
import type { Scenario } from '../run/scenario.ts';
import type { RunSteps } from './asking.ts';
import type { Examination } from './examination.ts';
import { withUntil } from './scenario-parts.ts';
import type { ShrinkSearch } from './shrink-search.ts';

/** Ends the run just after the failure, if nothing that comes later could have prevented it. */
export function* endAtFailure(search: ShrinkSearch): RunSteps<Scenario, void> {
  const { failedAt, present, scenario } = search;
  if (!isFinal(present) || instantOf(scenario.limits.until) <= failedAt + 1) return;
  // Properties that are judged later have nothing to say then, and need not.
  yield* search.first([withUntil(scenario, failedAt + 1)], { mayBeVacuous: true });
}

/** Whether the failure stays one, whatever comes later. */
function isFinal({ failure, verdicts }: Examination): boolean {
  if (failure?.kind !== 'property') return true;
  const verdict = verdicts.find(({ property }) => property === failure.property);
  return verdict !== undefined && isSafety(verdict);
}
