/** How hard the planted bugs are looked for. */
export interface Effort {
  /** From how many seeds each bug is looked for: from 1 on, or from a single one that finds it soon. */
  readonly seedCount: number;
  /** How many scenarios a correct protocol must pass. */
  readonly rightRuns: number;
  /** How many scenarios the pirates must pass. */
  readonly pirateRuns: number;
  /** How many runs without faults show how rare a bug is there. */
  readonly calmRuns: number;
  /** Only each so many-th mutant is tried. */
  readonly mutantStep: number;
  readonly isLong: boolean;
}

const isLong = process.env.SPIGO_TEST_LONG === '1';

/** `npm run test:long` looks harder than `npm test`. */
export const EFFORT: Effort = isLong
  ? { seedCount: 20, rightRuns: 20_000, pirateRuns: 10_000, calmRuns: 2_000, mutantStep: 1, isLong }
  : { seedCount: 1, rightRuns: 200, pirateRuns: 100, calmRuns: 40, mutantStep: 20, isLong };

/** The seeds from which a bug is looked for. */
export const seedsOf = ({ seed = 1 }: { readonly seed?: number }): readonly number[] =>
  isLong ? Array.from({ length: EFFORT.seedCount }, (_, index) => index + 1) : [seed];
