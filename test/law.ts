import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { type LawSettings, lineOf } from './law-settings.ts';

/** fast-check's own number of cases. */
const CASES = 100;

/** Arbitraries of the arguments that a law is tried with. */
export type Arbitraries<Values extends unknown[]> = {
  [Index in keyof Values]: fc.Arbitrary<Values[Index]>;
};

export interface Law<Values extends [unknown, ...unknown[]]> {
  readonly name: string;
  /** The file that holds it, from the root. */
  readonly file: string;
  readonly arbitraries: Arbitraries<Values>;
  readonly holds: (...values: Values) => unknown;
  readonly parameters: fc.Parameters<Values>;
}

/**
 * A law's own seed, 32 bits: by its name and the seed of all, so that one more law changes no
 * other.
 */
export const seedOf = (name: string, seed: string): number =>
  createHash('sha256')
    .update(JSON.stringify([seed, name]))
    .digest()
    .readInt32BE();

/**
 * Tries a law: with the kept cases first, then with those of its seed.
 * @throws Error with the smallest case found for which it fails, and the line that tries it again.
 */
export async function checkLaw<Values extends [unknown, ...unknown[]]>(
  { name, file, arbitraries, holds, parameters }: Law<Values>,
  settings: LawSettings,
  kept: readonly (readonly unknown[])[],
): Promise<void> {
  const { examples = [], numRuns = CASES } = parameters;
  const first = [...(kept as Values[]), ...examples];
  const property = fc.asyncProperty<Values>(...arbitraries, async (...values) => {
    await holds(...values);
  });
  const details = await fc.check(property, {
    ...parameters,
    examples: first,
    // Cases given by hand come in addition to drawn ones.
    numRuns: Math.ceil(numRuns * settings.times) + first.length,
    seed: seedOf(name, settings.seed),
  });
  if (!details.failed) return;
  const report = await fc.asyncDefaultReportMessage(details);
  throw new Error(`${report}\nAgain: ${lineOf({ name, file }, settings)}`, {
    cause: details.errorInstance,
  });
}
