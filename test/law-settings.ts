/** The seed of all laws under `npm test`. With another seed, every law tries other cases. */
const SEED = 'spigo';

/** Decides which cases laws are tried with, and how many. */
export interface LawSettings {
  /** Every law derives a seed of its own from this text. */
  readonly seed: string;
  /** Whether the seed is a new one, and not that of `npm test`. */
  readonly isFresh: boolean;
  /** Each law tries so many times its cases; below 1 it tries the first of them. */
  readonly times: number;
}

/** Reads the environment: `SPIGO_TEST_SEED` is any text, and `SPIGO_TEST_TIMES` a number above 0. */
export function settingsOf({
  SPIGO_TEST_SEED: seed = SEED,
  SPIGO_TEST_TIMES: text = '1',
}: Readonly<Record<string, string | undefined>>): LawSettings {
  const times = Number(text);
  if (!(times > 0 && times < Infinity)) {
    throw new Error(`SPIGO_TEST_TIMES: got "${text}", expected a number above 0`);
  }
  return { seed, isFresh: seed !== SEED || times > 1, times };
}

/** The shell line that tries one law of a file again with these settings. */
export function lineOf(
  { name, file }: { readonly name: string; readonly file: string },
  { seed, isFresh, times }: LawSettings,
): string {
  const only = `${quoted(file)} -t ${quoted(name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))}`;
  if (!isFresh) return `npx vitest run ${only}`;
  const more = times === 1 ? '' : ` SPIGO_TEST_TIMES=${times}`;
  return `SPIGO_TEST_SEED=${quoted(seed)}${more} npm run test:fresh -- ${only}`;
}

/** Quotes a word for a shell. */
const quoted = (word: string): string =>
  /^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
