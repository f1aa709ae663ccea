import type fc from 'fast-check';
import { type Duration, parseDuration } from '../../data/time.ts';
import type { Operation } from '../../faults/fault.ts';
import type { Model } from '../../run/model.ts';
import type { ScenarioInput } from '../../run/scenario.ts';
import { actorsAtStart } from './actors-at-start.ts';
import { operationDrafts, operationsOf } from './operation-draft.ts';

export interface OperationsOptions<Options extends object> {
  /** All operations arrive in [0, window). */
  readonly window: Duration | string;
  /** The scenario whose actors they go to. The default is the model's own. */
  readonly scenario?: Partial<ScenarioInput<Options>>;
}

/**
 * Arbitrary lists of the operations that a model declares. They go to actors that live at the end of
 * instant 0. The lists are empty where the model declares none.
 */
export function operations<Options extends object>(
  model: Model<Options>,
  { window, scenario = {} }: OperationsOptions<NoInfer<Options>>,
): fc.Arbitrary<Operation[]> {
  const actors = actorsAtStart(model, { seed: '0', ...scenario } as ScenarioInput);
  const span = typeof window === 'string' ? (parseDuration(window) ?? 0) : window;
  return operationDrafts.map((drafts) => operationsOf(drafts, model, actors, span));
}
