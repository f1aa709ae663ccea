import type { Model } from './model.ts';
import type { Result } from './result.ts';
import type { ScenarioInput } from './scenario.ts';
import { World } from './world.ts';
import type { WorldOptions } from './world-options.ts';

/**
 * Makes the world of a scenario. It is at instant 0, and no event has happened.
 * @throws bad-scenario or bad-option, naming the field.
 */
export function open<Options extends object>(
  model: Model<Options>,
  scenario: ScenarioInput<NoInfer<Options>>,
  options: WorldOptions = {},
): World {
  return new World(model, scenario, options);
}

/**
 * Runs a scenario to its end. The same scenario has the same result on every machine.
 * @throws bad-scenario or bad-option, naming the field.
 */
export function simulate<Options extends object>(
  model: Model<Options>,
  scenario: ScenarioInput<NoInfer<Options>>,
  options: WorldOptions = {},
): Result {
  const world = open(model, scenario, options);
  world.advance();
  return world.result();
}
