import {
  describeThrown,
  InvariantBroken,
  type Model,
  open,
  type Scenario,
  type ScenarioInput,
  SimulationError,
  type World,
  type WorldOptions,
} from '../../kernel/index.ts';

/** Opens a world. An error of the model's own set-up is bad input, like any other fault of a module. @throws bad-model. */
export function openWorld(
  model: Model,
  scenario: Scenario | ScenarioInput,
  options: WorldOptions,
): World {
  return setUpBy(model, () => open(model, scenario, options));
}

/** Opens a world again at its start, with other observers and without a judge. @throws bad-model, as `openWorld` does. */
export const openAgain = (
  model: Model,
  world: World,
  options: Pick<WorldOptions, 'observers'>,
): World => setUpBy(model, () => world.again(0, { ...options, isJudged: false }));

function setUpBy(model: Model, make: () => World): World {
  try {
    return make();
  } catch (error) {
    if (error instanceof SimulationError || error instanceof InvariantBroken) throw error;
    throw new SimulationError(
      'bad-model',
      `model ${model.name}: its set-up failed: ${describeThrown(error)}`,
    );
  }
}
