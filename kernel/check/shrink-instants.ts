import { formatDuration } from '../data/time.ts';
import { MILLISECOND, SECOND } from '../data/units.ts';
import { type CompleteFault, instantOf } from '../faults/complete-faults.ts';
import type { Scenario } from '../run/scenario.ts';
import type { RunSteps } from './asking.ts';
import { withParts } from './scenario-parts.ts';
import type { ShrinkSearch } from './shrink-search.ts';

/** Instants become multiples of these, the coarsest that works. */
const GRAINS = [SECOND, 100 * MILLISECOND, 10 * MILLISECOND, MILLISECOND] as const;

/** Makes instants round, and then faults shorter, as far as their instants stay as round. */
export function* roundInstants(search: ShrinkSearch): RunSteps<Scenario, void> {
  for (const grain of GRAINS) {
    yield* search.first([rounded(search.scenario, grain)]);
    for (let place = 0; place < placesOf(search.scenario); place++) {
      yield* search.first([rounded(search.scenario, grain, place)]);
    }
  }
  yield* shortenFaults(search, 0);
}

/** Makes faults shorter, as far as their instants stay as round, and none shorter than so many microseconds. */
export function* shortenFaults(search: ShrinkSearch, spanMin: number): RunSteps<Scenario, void> {
  while ((yield* search.first(shortened(search.scenario, spanMin))) !== undefined);
}

const placesOf = ({ faults = [], operations = [] }: Scenario): number =>
  faults.length + operations.length;

/** The scenario in which one fault lasts half as long, at its beginning or at its end. */
function shortened(scenario: Scenario, spanMin: number): readonly Scenario[] {
  const { faults = [], operations } = scenario;
  return faults.flatMap((fault, place) =>
    halves(fault, spanMin).map((half) => withParts(scenario, faults.with(place, half), operations)),
  );
}

function halves(fault: CompleteFault, spanMin: number): readonly CompleteFault[] {
  if (fault.kind === 'drop' || fault.to === undefined) return [];
  const [from, to] = [instantOf(fault.from), instantOf(fault.to)];
  const grain = GRAINS.find((one) => from % one === 0 && to % one === 0) ?? 1;
  const span = Math.floor((to - from) / 2 / grain) * grain;
  if (span === 0 || span < spanMin) return [];
  return [
    { ...fault, to: formatDuration(from + span) },
    { ...fault, from: formatDuration(to - span) },
  ];
}

/** The scenario with round instants of all faults and operations, or of the one at a place. */
function rounded(scenario: Scenario, grain: number, place?: number): Scenario {
  const { faults = [], operations = [] } = scenario;
  const isMeant = (index: number): boolean => place === undefined || place === index;
  return withParts(
    scenario,
    faults.map((fault, index) => (isMeant(index) ? roundedFault(fault, grain) : fault)),
    operations.map((operation, index) =>
      isMeant(faults.length + index)
        ? { ...operation, at: formatDuration(nearest(instantOf(operation.at), grain)) }
        : operation,
    ),
  );
}

function roundedFault(fault: CompleteFault, grain: number): CompleteFault {
  if (fault.kind === 'drop') return fault;
  const from = nearest(instantOf(fault.from), grain);
  if (fault.to === undefined) return { ...fault, from: formatDuration(from) };
  const to = Math.max(nearest(instantOf(fault.to), grain), from + grain);
  return { ...fault, from: formatDuration(from), to: formatDuration(to) };
}

const nearest = (instant: number, grain: number): number => Math.round(instant / grain) * grain;
