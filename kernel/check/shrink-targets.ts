import type { Scenario } from '../run/scenario.ts';
import type { RunSteps } from './asking.ts';
import { groupsOf, withNames } from './fault-names.ts';
import { withParts } from './scenario-parts.ts';
import type { ShrinkSearch } from './shrink-search.ts';

/** Takes single names out of faults that strike several actors, the latest fault first. */
export function* narrowTargets(search: ShrinkSearch): RunSteps<Scenario, void> {
  while ((yield* search.firstWithSeeds(narrowed(search.scenario))) !== undefined);
}

function narrowed(scenario: Scenario): readonly Scenario[] {
  const { faults = [], operations } = scenario;
  return faults.flatMap((fault, place) =>
    groupsOf(fault).flatMap((names, group) => {
      if (names.length === 1) return [];
      return names.map((_, index) => {
        const narrow = withNames(fault, (all, one) =>
          one === group ? all.toSpliced(index, 1) : all,
        );
        return withParts(scenario, faults.with(place, narrow ?? fault), operations);
      });
    }),
  );
}
