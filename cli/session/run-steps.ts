import type { Examination, RunSteps, Trial } from '../../kernel/check/index.ts';
import type { Scenario } from '../../kernel/index.ts';
import type { ModelWorkers } from './model-workers.ts';

/**
 * Takes steps to their answer on workers. What they are told ends with the first run that shows what
 * is sought, whichever run was ready first, so that the answer does not depend on the workers.
 * `undefined` if the workers are closed before.
 */
export async function driveOnWorkers<Answer>(
  steps: RunSteps<Trial, Answer>,
  workers: ModelWorkers,
  isSought: (shown: Examination) => boolean,
): Promise<Answer | undefined> {
  let next = steps.next();
  while (next.done !== true) {
    const shown: Examination[] = [];
    for await (const answer of workers.map(next.value)) {
      const { scenario } = next.value[shown.length];
      const one = answer.kind === 'done' ? answer.result : withoutEnd(scenario);
      shown.push(one);
      if (isSought(one)) break;
    }
    if (shown.length === 0) return undefined;
    next = steps.next(shown);
  }
  return next.value;
}

/** The same steps, as steps that ask for runs of scenarios. */
export function* trialsOf<Answer>(steps: RunSteps<Scenario, Answer>): RunSteps<Trial, Answer> {
  let next = steps.next();
  while (next.done !== true) {
    next = steps.next(yield next.value.map((scenario) => ({ scenario })));
  }
  return next.value;
}

/** A run that no worker has brought to its end. It shows nothing. */
const withoutEnd = (scenario: Scenario): Examination => ({
  scenario,
  outcome: { reason: 'interrupted', at: 0, events: 0 },
  fingerprint: '',
  verdicts: [],
  effects: {},
  ties: 0,
});
