import { completeScenario, readScenario, type Scenario } from '../../kernel/index.ts';
import { type LoadedModel, modelOf } from './load-model.ts';
import type { RunFile } from './run-file.ts';

/**
 * Loads the scenario of a file, completes it, and loads its model.
 * @throws SimulationError for a fault in either.
 */
export async function loadScenario(file: RunFile): Promise<LoadedModel & { scenario: Scenario }> {
  const input = readScenario(file.scenario, file.path);
  const loaded = await modelOf(file, input.model);
  const { model, reference } = loaded;
  const scenario = completeScenario(model, { ...input, model: reference }, file.path);
  return { ...loaded, scenario };
}
