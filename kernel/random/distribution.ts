import {
  refuse,
  requireAbove0,
  requireFinite,
  requireFrom0,
  requireRange,
  requireShare,
} from './parameters.ts';
import { type Quantile, requireQuantiles } from './quantiles.ts';

export type { Quantile };

/**
 * The fields of each law, and the kind of each field. Reading, writing and checking of laws all use
 * this table. A `span` is a span of time in a law of durations.
 */
export const LAW_FIELDS = {
  constant: { value: 'span' },
  uniform: { min: 'span', max: 'span' },
  exponential: { mean: 'span from 0' },
  normal: { mean: 'span', deviation: 'span from 0' },
  lognormal: { median: 'span above 0', sigma: 'number from 0' },
  pareto: { scale: 'span above 0', shape: 'number above 0' },
  /** `rareChance` is the share of values from the rare law. */
  bimodal: { usual: 'law', rare: 'law', rareChance: 'share' },
  empirical: { quantiles: 'quantiles' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, FieldKind>>>>;

/** The kinds of fields, and their types. */
interface Kinds {
  span: number;
  'span from 0': number;
  'span above 0': number;
  'number from 0': number;
  'number above 0': number;
  /** From 0 to 1. */
  share: number;
  law: Distribution;
  quantiles: readonly Quantile[];
}
export type FieldKind = keyof Kinds;

type Fields = typeof LAW_FIELDS;
type Name = keyof Fields;
type Law<One extends Name> = { readonly law: One } & {
  readonly [Field in keyof Fields[One]]: Fields[One][Field] extends FieldKind
    ? Kinds[Fields[One][Field]]
    : never;
};

/**
 * A law of random numbers, as plain JSON data. In a law of durations, the numbers are microseconds.
 */
export type Distribution = { [One in Name]: Law<One> }[Name];

/** The names of all laws. */
export const LAW_NAMES = Object.keys(LAW_FIELDS) as readonly Name[];

/** Always gives `value`. @throws bad-argument unless it is finite. */
export const constant = (value: number): Distribution => checked({ law: 'constant', value });

/** Gives values in [min, max), as `Draws.uniform` does. @throws bad-argument as there. */
export const uniform = (min: number, max: number): Distribution =>
  checked({ law: 'uniform', min, max });

/** Draws as `Draws.exponential` does. @throws bad-argument as there. */
export const exponential = (mean: number): Distribution => checked({ law: 'exponential', mean });

/** Draws as `Draws.normal` does. @throws bad-argument as there. */
export const normal = (mean: number, deviation: number): Distribution =>
  checked({ law: 'normal', mean, deviation });

/** Draws as `Draws.lognormal` does. @throws bad-argument as there. */
export const lognormal = (median: number, sigma: number): Distribution =>
  checked({ law: 'lognormal', median, sigma });

/** Draws as `Draws.pareto` does. @throws bad-argument as there. */
export const pareto = (scale: number, shape: number): Distribution =>
  checked({ law: 'pareto', scale, shape });

/**
 * Draws from the rare law with probability `rareChance`, else from the usual law. The rare law can
 * be a long tail.
 * @throws bad-argument as these laws do, and unless the chance is from 0 to 1.
 */
export const bimodal = (
  usual: Distribution,
  rare: Distribution,
  rareChance: number,
): Distribution => checked({ law: 'bimodal', usual, rare, rareChance });

/**
 * Draws from a measured distribution. Values are uniform between two neighbouring quantiles.
 * @throws bad-argument unless there are at least two quantiles, shares grow from 0 to 1, and values
 * do not fall.
 */
export const empirical = (quantiles: readonly Quantile[]): Distribution =>
  checked({ law: 'empirical', quantiles });

const CHECKS: Readonly<Record<FieldKind, (place: string, value: unknown) => void>> = {
  span: requireFinite,
  'span from 0': requireFrom0,
  'span above 0': requireAbove0,
  'number from 0': requireFrom0,
  'number above 0': requireAbove0,
  share: requireShare,
  law: (_, value) => checked(value as Distribution),
  quantiles: (place, value) => requireQuantiles(place, value as readonly Quantile[]),
};

/** Returns the same law. @throws bad-argument for an unknown name, or for a wrong field. */
export function checked(distribution: Distribution): Distribution {
  const { law } = distribution;
  // A law read from a file may have any name, whatever its type says.
  if (!Object.hasOwn(LAW_FIELDS, law)) refuseLaw(law);
  const kinds: Readonly<Record<string, FieldKind>> = LAW_FIELDS[law];
  const values: Readonly<Record<string, unknown>> = distribution;
  for (const name in kinds) CHECKS[kinds[name]](`${law}: ${name}`, values[name]);
  if (distribution.law === 'uniform') requireRange('uniform', distribution.min, distribution.max);
  return distribution;
}

/** Refuses the name of an unknown law. @throws bad-argument. */
export function refuseLaw(name: string): never {
  refuse('law', name, `one of ${LAW_NAMES.join(', ')}`);
}
