import type fc from 'fast-check';
import type { Model } from '../../run/model.ts';
import type { Scenario } from '../../run/scenario.ts';
import { boundsOf, type ScenarioOptions } from './scenario-bounds.ts';
import { scenarioDrafts } from './scenario-draft.ts';
import { scenarioOf } from './scenario-of-draft.ts';

/**
 * Arbitrary scenarios of a model: population, latencies, order, ties, operations and faults. `check`
 * draws its scenarios from them. They are complete, and names stay those of actors while the
 * population shrinks. Making one runs the model.
 * @throws bad-argument for wrong options; bad-scenario and bad-option for a wrong `base`.
 */
export function scenarios<Options extends object>(
  model: Model<Options>,
  options: ScenarioOptions<NoInfer<Options>> = {},
): fc.Arbitrary<Scenario> {
  const bounds = boundsOf(model, options as ScenarioOptions);
  return scenarioDrafts(bounds.kinds).map((draft) => scenarioOf(model, draft, bounds));
}
