import {
  InvariantBroken,
  type Model,
  open,
  type Scenario,
  type ScenarioInput,
  SimulationError,
  type World,
  type WorldOptions,
} from '../kernel/index.ts';
import { describeThrown } from './errors.ts';

/** Opens a world; what the model's own set-up throws is bad input, like any other fault of a module. */
export function openWorld(
  model: Model,
  scenario: Scenario | ScenarioInput,
  options: WorldOptions,
): World {
  try {
    return open(model, scenario, options);
  } catch (error) {
    if (error instanceof SimulationError || error instanceof InvariantBroken) throw error;
    throw new SimulationError(
      'bad-model',
      `model ${model.name}: its set-up failed: ${describeThrown(error)}`,
    );
  }
}
