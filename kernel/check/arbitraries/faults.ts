import fc from 'fast-check';
import { type Duration, parseDuration } from '../../data/time.ts';
import { MILLISECOND } from '../../data/units.ts';
import type { Fault } from '../../faults/fault.ts';
import { faultDrafts } from './fault-draft.ts';
import { type DrawnKind, faultOf } from './fault-of-draft.ts';
import { DEFAULT_KINDS } from './kinds.ts';

export interface FaultsOptions {
  /** The kinds that may occur. The default are the kinds that a protocol is expected to survive. */
  readonly kinds?: readonly DrawnKind[];
  /** All faults begin and end in [0, window). */
  readonly window: Duration | string;
  /** The shortest duration of a fault. The default is 1 ms. */
  readonly shortest?: Duration;
}

/**
 * Arbitrary schedules of one to eight faults that strike these actors. All of them end. The names of
 * a shrunk schedule are still among these names.
 */
export function faults(
  names: readonly string[],
  { kinds = DEFAULT_KINDS, window, shortest = MILLISECOND }: FaultsOptions,
): fc.Arbitrary<Fault[]> {
  const frame = {
    names,
    targets: names,
    window: typeof window === 'string' ? (parseDuration(window) ?? 0) : window,
    latency: Math.max(1, shortest),
    losesDisks: false,
  };
  return fc
    .record({
      kinds: fc.subarray([...kinds], { minLength: Math.min(1, kinds.length) }),
      hardness: fc.nat({ max: 3 }),
      calmCount: fc.nat({ max: 2 }),
      drafts: faultDrafts,
    })
    .map(({ drafts, ...drawn }) =>
      drafts.flatMap((draft) => faultOf(draft, { ...frame, ...drawn }) ?? []),
    );
}
