import { type Outcome, type Scenario, SimulationError } from '../../kernel/index.ts';
import type { ResolvedSweep } from '../sweep/resolve-sweep.ts';
import type { Answer, Workers } from '../workers/workers.ts';
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

/**
 * Makes runs in workers, and yields the answers in the order of the runs.
 *
 * @throws SimulationError if the model refuses to make a run. Its message has the line that makes
 *   this run alone.
 */
export async function* answersOf(
  workers: Workers<Scenario, SweptRun>,
  sweep: ResolvedSweep,
  runs: readonly number[],
): AsyncGenerator<Answer<SweptRun>, void, undefined> {
  let index = 0;
  try {
    for await (const answer of workers.map(scenarios(sweep, runs))) {
      yield answer;
      index += 1;
    }
  } catch (error) {
    const run = runs[index];
    if (!(error instanceof SimulationError) || run === undefined) throw error;
    const again = sweep.againOne(sweep.scenarioOf(run));
    throw new SimulationError(error.code, `a run has failed: ${error.message}: ${again}`);
  }
}

function* scenarios(sweep: ResolvedSweep, runs: readonly number[]): Generator<Scenario> {
  for (const run of runs) yield sweep.scenarioOf(run);
}
