import { type Outcome, type Scenario, simulate } from '../../kernel/index.ts';
import { loadBundled, type ModelSource } from '../input/load-model.ts';
import { type KeptMeasures, type KeptRun, keptOf } from '../sweep/kept-run.ts';
import { serve } from '../workers/serve.ts';
import { silenceConsole } from './silent-console.ts';

/** The data with which a worker of a sweep starts. */
export interface SweepData extends ModelSource {
  readonly kept: KeptMeasures;
}

/** The end of a run of a sweep. */
export interface SweptRun {
  readonly kept: KeptRun;
  readonly reason: Outcome['reason'];
}

silenceConsole();

serve<SweepData, Scenario, SweptRun>(async ({ kept, ...source }) => {
  const model = await loadBundled(source);
  return (scenario) => {
    const result = simulate(model, scenario);
    return { kept: keptOf(result, kept), reason: result.outcome.reason };
  };
});
