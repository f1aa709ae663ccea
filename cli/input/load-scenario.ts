import { completeScenario, type Model, readScenario, type Scenario } from '../../kernel/index.ts';
import { modelOf } from './load-model.ts';
import type { RunFile } from './run-file.ts';

/**
 * Loads the scenario of a file, completes it, and loads its model.
 * @throws SimulationError for a fault in either.
 */
export async function loadScenario(file: RunFile): Promise<{ model: Model; scenario: Scenario }> {
  const input = readScenario(file.scenario, file.path);
  const { model, reference } = await modelOf(file, input.model);
  return { model, scenario: completeScenario(model, { ...input, model: reference }, file.path) };
}
