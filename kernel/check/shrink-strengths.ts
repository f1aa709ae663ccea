import { isObject } from '../data/shape.ts';
import { formatDuration } from '../data/time.ts';
import { type CompleteFault, signedMicroseconds } from '../faults/complete-faults.ts';
import type { DurationLaw } from '../random/duration-conversion.ts';
import type { Scenario } from '../run/scenario.ts';
import type { RunSteps } from './asking.ts';
import { withParts } from './scenario-parts.ts';
import type { ShrinkSearch } from './shrink-search.ts';

/** Fields of faults that make them worse, and may be absent. */
const ADDITIONS = ['disk', 'after', 'bursts'] as const;

/** Takes from faults what makes them worse, and then lowers their strengths, the latest fault first. */
export function* weakenFaults(search: ShrinkSearch): RunSteps<Scenario, void> {
  while ((yield* search.firstWithSeeds(changed(search.scenario, plainer))) !== undefined);
  while ((yield* search.first(changed(search.scenario, weaker))) !== undefined);
}

/** The scenarios in which one fault is another one. */
function changed(
  scenario: Scenario,
  others: (fault: CompleteFault) => readonly CompleteFault[],
): readonly Scenario[] {
  const { faults = [], operations } = scenario;
  return faults
    .flatMap((fault, place) =>
      others(fault).map((other) => withParts(scenario, faults.with(place, other), operations)),
    )
    .reverse();
}

const plainer = (fault: CompleteFault): readonly CompleteFault[] =>
  ADDITIONS.flatMap((field) => {
    if (!(field in fault)) return [];
    const { [field]: _, ...rest } = fault as CompleteFault & Record<typeof field, unknown>;
    return [rest as CompleteFault];
  });

/** The fault with half of its strength. */
function weaker(fault: CompleteFault): readonly CompleteFault[] {
  switch (fault.kind) {
    case 'slow':
      return fault.factor > 2
        ? [{ ...fault, factor: Math.max(2, Math.round(fault.factor / 2)) }]
        : [];
    case 'drift':
      return Math.abs(fault.ppm) > 1 ? [{ ...fault, ppm: Math.trunc(fault.ppm / 2) }] : [];
    case 'wall': {
      const by = Math.trunc(signedMicroseconds(fault.by) / 2);
      const text = formatDuration(Math.abs(by));
      return by === 0 ? [] : [{ ...fault, by: by < 0 ? `-${text}` : text }];
    }
    case 'delay':
    case 'reordering': {
      const by = halved(fault.by);
      return by === undefined ? [] : [{ ...fault, by }];
    }
    default:
      return [];
  }
}

/** A law of durations of half the length, where it is a constant or has a mean. */
function halved(law: DurationLaw): DurationLaw | undefined {
  if (isObject(law)) {
    const mean = law.law === 'exponential' ? halved(law.mean as DurationLaw) : undefined;
    return mean && { ...law, mean };
  }
  const half = Math.trunc(signedMicroseconds(law) / 2);
  return half === 0 ? undefined : formatDuration(half);
}
