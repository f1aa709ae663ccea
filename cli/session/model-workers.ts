import type { Examination } from '../../kernel/check/index.ts';
import { packageFolder } from '../package-folder.ts';
import { threadOf } from '../workers/worker.ts';
import { Workers, type WorkersOptions } from '../workers/workers.ts';
import type { ModelData, RunOrder } from './model-worker.ts';

/** Workers that examine runs of a model. */
export type ModelWorkers = Workers<RunOrder, Examination>;

/** The built program of a name. */
export const programOf = (name: string): URL =>
  new URL(`dist/cli/session/${name}.js`, packageFolder());

/** Starts threads that examine runs of a model. Each loads the model once. */
export const modelWorkers = (
  data: ModelData,
  options: Omit<WorkersOptions, 'start' | 'data'>,
): ModelWorkers => new Workers({ start: threadOf(programOf('model-worker')), data, ...options });
