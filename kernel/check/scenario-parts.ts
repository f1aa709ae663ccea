import { formatDuration } from '../data/time.ts';
import type { CompleteFault, CompleteOperation } from '../faults/complete-faults.ts';
import { instantOf } from '../faults/complete-faults.ts';
import type { Scenario } from '../run/scenario.ts';

/** A fault or an operation of a scenario. */
export interface Part {
  readonly type: 'fault' | 'operation';
  readonly key: string;
  /** The kind of a fault, or `operation`. */
  readonly kind: string;
  /** When it begins, in microseconds. It is infinite for a drop, which depends on all before it. */
  readonly begin: number;
}

/** The faults and operations of a scenario. The latest come first. */
export function partsOf({ faults = [], operations = [] }: Scenario): readonly Part[] {
  const parts: Part[] = [
    ...faults.map((fault) => ({
      type: 'fault' as const,
      key: fault.key,
      kind: fault.kind,
      begin: fault.kind === 'drop' ? Number.POSITIVE_INFINITY : instantOf(fault.from),
    })),
    ...operations.map(({ key, at }) => ({
      type: 'operation' as const,
      key,
      kind: 'operation',
      begin: instantOf(at),
    })),
  ];
  return parts.sort((a, b) => (a.begin === b.begin ? 0 : b.begin - a.begin));
}

/** The same scenario without these parts. */
export function without(scenario: Scenario, parts: readonly Part[]): Scenario {
  const { faults = [], operations = [] } = scenario;
  const isGone = (type: Part['type'], key: string): boolean =>
    parts.some((part) => part.type === type && part.key === key);
  return withParts(
    scenario,
    faults.filter(({ key }) => !isGone('fault', key)),
    operations.filter(({ key }) => !isGone('operation', key)),
  );
}

/** The same scenario with other faults and operations. */
export function withParts(
  { faults: _, operations: __, ...scenario }: Scenario,
  faults: readonly CompleteFault[] = [],
  operations: readonly CompleteOperation[] = [],
): Scenario {
  return {
    ...scenario,
    ...(faults.length > 0 && { faults }),
    ...(operations.length > 0 && { operations }),
  };
}

/** The same scenario with another end of time, in microseconds. */
export const withUntil = (scenario: Scenario, until: number): Scenario => ({
  ...scenario,
  limits: { ...scenario.limits, until: formatDuration(until) },
});
