import fc from 'fast-check';
import { SHARE_MAX } from './scale.ts';

/**
 * A fault that does not know its actors yet. It holds numbers in place of names and instants, so
 * that any draft makes a valid fault for any population, also while the population shrinks.
 */
export interface FaultDraft {
  /** Numbers the fault among others. */
  readonly key: number;
  /** Chooses the kind among those that occur, modulo their number. */
  readonly kind: number;
  /** Whether it strikes just after an event of a first run, in place of at an instant. */
  readonly strikes: boolean;
  /** The share of the window that is over when it begins, or the share of the events. */
  readonly from: number;
  /** How long it lasts, from the shortest to the longest duration. */
  readonly lasting: number;
  /** Chooses the actor, modulo the population, and how groups are divided. */
  readonly aim: number;
  /** The form of its links. */
  readonly form: number;
  /** How hard it strikes, from the mildest to the hardest. */
  readonly force: number;
  /** A variant of its kind: the fate of a disk, the sign of a clock, a law. */
  readonly variant: number;
  /** From 1, the number of sends and writes after which a crash strikes. */
  readonly after: number;
}

/** The number of forms of links: those from 4 on are all links, for faults that need not divide. */
export const FORM_COUNT = 8;
const KEY_MAX = 999;
const INDEX_MAX = 9_999;

const share = fc.integer({ min: 0, max: SHARE_MAX });
const index = fc.nat({ max: INDEX_MAX });

const draft: fc.Arbitrary<FaultDraft> = fc.record({
  // The key decides the random numbers of a fault, so it stays while the rest shrinks.
  key: fc.noShrink(fc.integer({ min: 1, max: KEY_MAX })),
  kind: index,
  strikes: fc.boolean(),
  from: share,
  lasting: share,
  aim: index,
  form: fc.nat({ max: FORM_COUNT - 1 }),
  force: share,
  variant: fc.nat({ max: 3 }),
  after: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 3 })),
});

const some = (min: number, max: number): fc.Arbitrary<FaultDraft[]> =>
  fc.uniqueArray(draft, {
    minLength: min,
    maxLength: max,
    selector: ({ key }) => key,
    size: 'max',
  });

/** From one to eight drafts. Half of the lists have at most two. */
export const faultDrafts: fc.Arbitrary<readonly FaultDraft[]> = fc.oneof(
  { withCrossShrink: true },
  some(1, 2),
  some(3, 8),
);
