import type { Blame } from './blame.ts';
import type { FailureAccount } from './diagram/account.ts';
import type { Examination } from './examination.ts';
import { failureInWords, faultInWords, operationInWords } from './fault-words.ts';
import type { CausalSlice } from './slice.ts';
import { storyOf } from './story.ts';

/** Tells of the failure of a run; `undefined` for a run that has not failed. */
export function accountOf(
  { failure, scenario }: Examination,
  { blame, slice }: { readonly slice: CausalSlice; readonly blame?: Blame },
): FailureAccount | undefined {
  if (failure === undefined) return undefined;
  const { faults = [], operations = [] } = scenario;
  const withoutIt = (key: string): string => {
    const one = blame?.withoutFault.find(({ fault }) => fault === key);
    return one === undefined ? '' : `; without it: ${one.failed} of ${blame?.seeds}`;
  };
  return {
    what: failureInWords(failure),
    reason: failure.reason,
    event: failure.event,
    faults: faults.map((fault) => `${faultInWords(fault, slice.events)}${withoutIt(fault.key)}`),
    operations: operations.map(operationInWords),
    ...(blame !== undefined && {
      chance: `fails with ${blame.failed} of ${blame.seeds} other seeds`,
    }),
    story: storyOf(slice, failure),
  };
}
