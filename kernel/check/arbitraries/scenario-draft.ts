import fc from 'fast-check';
import { type FaultDraft, faultDrafts } from './fault-draft.ts';
import type { DrawnKind } from './fault-of-draft.ts';
import { LATENCY_FORMS, type LatencyForm } from './latency-laws.ts';
import { type OperationDraft, operationDrafts } from './operation-draft.ts';
import { SHARE_MAX } from './scale.ts';

/** A scenario before its actors are known: numbers that make a valid scenario for any population. */
export interface ScenarioDraft {
  readonly seed: string;
  /** The population, from the smallest to the largest. */
  readonly size: number;
  /** The form of latencies; `own` is the network of the model. */
  readonly latency: LatencyForm | 'own';
  readonly ordering: 'fifo' | 'none';
  readonly ties: 'fifo' | 'shuffled';
  /** The kinds of faults that occur, and how hard they may strike. */
  readonly kinds: readonly DrawnKind[];
  readonly hardness: number;
  readonly calmCount: number;
  /** Whether crashed actors stay down. */
  readonly isLasting: boolean;
  /** Chooses the actors that are never struck in a scenario that does not heal. */
  readonly core: number;
  readonly faults: readonly FaultDraft[];
  readonly operations: readonly OperationDraft[];
}

/** One scenario in so many does not heal. */
const LASTING_EVERY = 10;

/** Arbitrary drafts with faults of some of these kinds: first which kinds occur and how hard, then the faults. */
export const scenarioDrafts = (kinds: readonly DrawnKind[]): fc.Arbitrary<ScenarioDraft> =>
  fc.record({
    // Another seed is another run, so it stays while the rest shrinks.
    seed: fc.noShrink(fc.nat()).map(String),
    size: fc.integer({ min: 0, max: SHARE_MAX }),
    latency: fc.constantFrom<(LatencyForm | 'own')[]>('own', ...LATENCY_FORMS),
    ordering: fc.constantFrom<('fifo' | 'none')[]>('fifo', 'none'),
    ties: fc.constantFrom<('fifo' | 'shuffled')[]>('fifo', 'shuffled'),
    kinds: fc.subarray([...kinds], { minLength: Math.min(1, kinds.length) }),
    hardness: fc.nat({ max: 3 }),
    calmCount: fc.nat({ max: 2 }),
    isLasting: fc.nat({ max: LASTING_EVERY - 1 }).map((value) => value === LASTING_EVERY - 1),
    core: fc.nat({ max: 9_999 }),
    faults: faultDrafts,
    operations: operationDrafts,
  });
