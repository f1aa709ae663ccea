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
 * Each law of random numbers, with what its fields are. A span is a number that a law of durations has as a span
 * of time. All that is read, written and checked of laws follows from here.
 */
export const FIELDS = {
  constant: { value: 'span' },
  uniform: { min: 'span', max: 'span' },
  exponential: { mean: 'span from 0' },
  normal: { mean: 'span', deviation: 'span from 0' },
  lognormal: { median: 'span above 0', sigma: 'number from 0' },
  pareto: { scale: 'span above 0', shape: 'number above 0' },
  /** `rareChance` is how often it is the rare one. */
  bimodal: { usual: 'law', rare: 'law', rareChance: 'share' },
  empirical: { quantiles: 'quantiles' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Kind>>>>;

/** What a field of a law may be, each with its type. */
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
export type Kind = keyof Kinds;

type Fields = typeof FIELDS;
type Name = keyof Fields;
type Law<One extends Name> = { readonly law: One } & {
  readonly [Field in keyof Fields[One]]: Fields[One][Field] extends Kind
    ? Kinds[Fields[One][Field]]
    : never;
};

/** A law of random numbers, as plain JSON data. Of a duration, the numbers are microseconds. */
export type Distribution = { [One in Name]: Law<One> }[Name];

/** The names of all laws. */
export const NAMES = Object.keys(FIELDS) as readonly Name[];

/** Always `value`. @throws bad-argument unless finite. */
export const constant = (value: number): Distribution => checked({ law: 'constant', value });

/** As `Draws.uniform`: [min, max). @throws bad-argument as there. */
export const uniform = (min: number, max: number): Distribution =>
  checked({ law: 'uniform', min, max });

/** As `Draws.exponential`. @throws bad-argument as there. */
export const exponential = (mean: number): Distribution => checked({ law: 'exponential', mean });

/** As `Draws.normal`. @throws bad-argument as there. */
export const normal = (mean: number, deviation: number): Distribution =>
  checked({ law: 'normal', mean, deviation });

/** As `Draws.lognormal`. @throws bad-argument as there. */
export const lognormal = (median: number, sigma: number): Distribution =>
  checked({ law: 'lognormal', median, sigma });

/** As `Draws.pareto`. @throws bad-argument as there. */
export const pareto = (scale: number, shape: number): Distribution =>
  checked({ law: 'pareto', scale, shape });

/** Mostly the usual law, by `rareChance` the other: a long tail, say. @throws bad-argument as these. */
export const bimodal = (
  usual: Distribution,
  rare: Distribution,
  rareChance: number,
): Distribution => checked({ law: 'bimodal', usual, rare, rareChance });

/**
 * What was measured: at least two quantiles, shares growing from 0 to 1, values not falling; between two
 * of them the values lie evenly. @throws bad-argument if not so.
 */
export const empirical = (quantiles: readonly Quantile[]): Distribution =>
  checked({ law: 'empirical', quantiles });

const CHECKS: Readonly<Record<Kind, (place: string, value: unknown) => void>> = {
  span: requireFinite,
  'span from 0': requireFrom0,
  'span above 0': requireAbove0,
  'number from 0': requireFrom0,
  'number above 0': requireAbove0,
  share: requireShare,
  law: (_, value) => checked(value as Distribution),
  quantiles: (place, value) => requireQuantiles(place, value as readonly Quantile[]),
};

/**
 * The same law, if there is one of its name and its numbers are such as it takes.
 * @throws bad-argument if not.
 */
export function checked(distribution: Distribution): Distribution {
  const { law } = distribution;
  // A law read from a file may have any name, whatever its type says.
  if (!Object.hasOwn(FIELDS, law)) refuseLaw(law);
  const kinds: Readonly<Record<string, Kind>> = FIELDS[law];
  const values: Readonly<Record<string, unknown>> = distribution;
  for (const name in kinds) CHECKS[kinds[name]](`${law}: ${name}`, values[name]);
  if (distribution.law === 'uniform') requireRange('uniform', distribution.min, distribution.max);
  return distribution;
}

/** @throws bad-argument for a law of this name: there is none. */
export function refuseLaw(name: string): never {
  refuse('law', name, `one of ${NAMES.join(', ')}`);
}
