import { aggregation } from './aggregation/experiments.ts';
import { epidemics } from './epidemics/experiments.ts';
import type { Experiment } from './experiment.ts';
import { overlay } from './overlay/experiments.ts';
import { swims } from './swim/experiments.ts';

/** All experiments of the library. */
export const EXPERIMENTS: readonly Experiment[] = [
  ...epidemics,
  ...aggregation,
  ...overlay,
  ...swims,
];
