import { type Outcome, type Scenario, simulate } from '../../kernel/index.ts';
import { loadBundled, type ModelSource } from '../input/load-model.ts';
import type { EndFigures } from '../output/run-journal.ts';
import { serve } from '../workers/serve.ts';
import { silenceConsole } from './silent-console.ts';
import { figuresOf } from './sweep-figures.ts';

/** The end of a run of a sweep. */
export interface SweptRun {
  readonly figures: EndFigures;
  readonly reason: Outcome['reason'];
}

silenceConsole();

serve<ModelSource, Scenario, SweptRun>(async (source) => {
  const model = await loadBundled(source);
  return (scenario) => {
    const result = simulate(model, scenario);
    return { figures: figuresOf(result), reason: result.outcome.reason };
  };
});
