/** Returns seeds that follow from a seed, from number `first` (default 1) on. They are different texts. */
export const derivedSeeds = (seed: string, count: number, first = 1): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${seed}~${first + index}`);
