import {
  type CheckOptions,
  type Examination,
  examine,
  examineIndex,
  type Trial,
} from '../../kernel/check/index.ts';
import { loadBundled, type ModelSource } from '../input/load-model.ts';
import { serve } from '../workers/serve.ts';
import { silenceConsole } from './silent-console.ts';

/** The data with which a worker starts that examines the runs of a model. */
export interface ModelData extends ModelSource {
  /** How scenarios are drawn. */
  readonly options: CheckOptions;
}

/** The number of a scenario to draw and run, or a run to make. */
export type RunOrder = number | Trial;

silenceConsole();

serve<ModelData, RunOrder, Examination>(async ({ options, ...source }) => {
  const model = await loadBundled(source);
  return (order) => {
    if (typeof order === 'number') return plain(examineIndex(model, options, order));
    const { scenario, reseed } = order;
    return plain(examine(model, scenario, reseed === undefined ? {} : { reseed }));
  };
});

/** The examination as data that can be cloned: a message that an actor handled may hold channels. */
const plain = (examination: Examination): Examination => ({
  ...examination,
  outcome: JSON.parse(JSON.stringify(examination.outcome)),
});
