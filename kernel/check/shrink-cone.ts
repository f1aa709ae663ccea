import type { Model } from '../run/model.ts';
import type { Scenario } from '../run/scenario.ts';
import type { RunSteps } from './asking.ts';
import { withParts } from './scenario-parts.ts';
import type { ShrinkSearch } from './shrink-search.ts';
import { sliceOf } from './slice.ts';

/** Keeps the faults and operations that may have led to the failure, if these are enough. */
export function* keepCone(search: ShrinkSearch, model: Model): RunSteps<Scenario, void> {
  const { present, scenario } = search;
  if (scenario.faults === undefined && scenario.operations === undefined) return;
  const { faults, operations } = sliceOf(model, present);
  yield* search.first([
    withParts(scenario, faults, operations),
    withParts(scenario, faults, scenario.operations),
  ]);
}
