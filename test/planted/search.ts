import { drive } from '../../kernel/check/drive.ts';
import {
  check,
  derivedSeeds,
  type Examination,
  examine,
  examineIndex,
  isSameFailure,
  type Minimum,
  shrink,
} from '../../kernel/check/index.ts';
import { type Part, partsOf, without } from '../../kernel/check/scenario-parts.ts';
import type { Planted } from './protocol.ts';

/** A bug is found within so many scenarios. */
const SCENARIOS_MAX = 2_000;
const START_FAULTS_MIN = 6;

/** What a search with one seed has found. */
export interface Found {
  readonly seed: number;
  /** How many scenarios it took. */
  readonly scenarios: number;
  /** The first failure of a scenario with at least six faults. */
  readonly start: Examination;
}

/** The options of a check with 7, 8 or 9 actors. */
const optionsOf = (seed: number) => ({ seed, base: { options: { members: 7 + (seed % 3) } } });

/** Looks for the planted bug with one seed. @throws Error when 2,000 scenarios do not show it. */
export function find({ model }: Planted, seed: number): Found {
  const options = optionsOf(seed);
  const { finding, figures } = check(model, { ...options, runs: SCENARIOS_MAX, runsMax: 0 });
  const scenarios = figures.runs;
  for (let index = scenarios - 1; finding !== undefined && index < SCENARIOS_MAX; index++) {
    const start = examineIndex(model, options, index);
    const { failure, scenario } = start;
    if (failure !== undefined && (scenario.faults?.length ?? 0) >= START_FAULTS_MIN) {
      return { seed, scenarios, start };
    }
  }
  throw new Error(`${model.name}, seed ${seed}: expected a failure in ${SCENARIOS_MAX} scenarios`);
}

/** How many scenarios of a search fail when their faults are taken away. */
export function failuresWithoutFaults({ model }: Planted, runs: number): number {
  let count = 0;
  for (let index = 0; index < runs; index++) {
    const options = optionsOf(index);
    const calm = examineIndex(model, { ...options, faults: [] }, index);
    if (calm.failure !== undefined) count += 1;
  }
  return count;
}

/** Makes the start as small as it gets. */
export const smallestOf = ({ model }: Planted, { start }: Found): Minimum =>
  drive(
    shrink(model, start),
    (scenario) => examine(model, scenario),
    (shown) => isSameFailure(start, shown),
  );

/** The parts without which the minimum still fails, with its seed or with one of 20 others. */
export function needlessParts(
  { model }: Planted,
  { start }: Found,
  { examination: { scenario } }: Minimum,
): readonly Part[] {
  const seeds = [scenario.seed, ...derivedSeeds(scenario.seed, 20)];
  // A failure may come later than that of the minimum.
  const { limits } = start.scenario;
  return partsOf(scenario).filter((part) =>
    seeds.some((seed) => {
      const rest = { ...without(scenario, [part]), seed, limits };
      return examine(model, rest).failure !== undefined;
    }),
  );
}
