import fc from 'fast-check';
import { SimulationError } from '../data/errors.ts';
import { shown } from '../data/shown.ts';
import { purposeKey, seedKey } from '../random/seed.ts';
import type { Model } from '../run/model.ts';
import type { Scenario } from '../run/scenario.ts';
import { KeyedRandom } from './arbitraries/keyed-random.ts';
import { boundsOf, type ScenarioOptions } from './arbitraries/scenario-bounds.ts';
import { scenarioDrafts } from './arbitraries/scenario-draft.ts';
import { scenarioOf } from './arbitraries/scenario-of-draft.ts';

/** Which scenario to draw. */
export interface DrawOptions<Options extends object = object> extends ScenarioOptions<Options> {
  readonly seed: string | number;
  /** From 0. */
  readonly index: number;
}

/**
 * Draws a scenario of a model. It follows from seed and index alone, whatever was drawn before. It
 * is one of the arbitrary `scenarios`.
 * @throws bad-argument for wrong options; bad-scenario and bad-option for a wrong `base`.
 */
export function drawScenario<Options extends object>(
  model: Model<Options>,
  options: DrawOptions<NoInfer<Options>>,
): Scenario {
  const { seed, index } = options;
  if (!Number.isSafeInteger(index) || index < 0) {
    throw new SimulationError(
      'bad-argument',
      `drawScenario: index: got ${shown(index)}, expected a whole number from 0`,
    );
  }
  const bounds = boundsOf(model, options as DrawOptions);
  const random = new fc.Random(
    new KeyedRandom(purposeKey(seedKey(String(seed)), `check/${index}`)),
  );
  const { value } = scenarioDrafts(bounds.kinds).generate(random, undefined);
  return scenarioOf(model, { ...value, seed: `${seed}/${index}` }, bounds);
}
