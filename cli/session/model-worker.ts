import {
  type CheckOptions,
  type Examination,
  examine,
  examineIndex,
} from '../../kernel/check/index.ts';
import type { ModelReference, Scenario } from '../../kernel/index.ts';
import { loadReference } from '../input/load-model.ts';
import { serve } from '../workers/serve.ts';
import { silenceConsole } from './silent-console.ts';

/** The data with which a worker starts that examines the runs of a model. */
export interface ModelData {
  readonly reference: ModelReference;
  /** How scenarios are drawn. */
  readonly options: CheckOptions;
}

/** The number of a scenario to draw and run, or a scenario to run. */
export type RunOrder = number | Scenario;

silenceConsole();

serve<ModelData, RunOrder, Examination>(async ({ reference, options }) => {
  const model = await loadReference(reference, 'worker');
  return (order) =>
    plain(typeof order === 'number' ? examineIndex(model, options, order) : examine(model, order));
});

/** The examination as data that can be cloned: a message that an actor handled may hold channels. */
const plain = (examination: Examination): Examination => ({
  ...examination,
  outcome: JSON.parse(JSON.stringify(examination.outcome)),
});
