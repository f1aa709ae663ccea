import { unreachable } from '../data/errors.ts';
import {
  refuse,
  requireAbove0,
  requireFinite,
  requireFrom0,
  requireRange,
  requireShare,
} from './parameters.ts';
import { type Quantile, quantile, requireQuantiles } from './quantiles.ts';

export type { Quantile };

/** A law of random numbers, as plain JSON data. Of a duration, the numbers are microseconds. */
export type Distribution =
  | { readonly law: 'constant'; readonly value: number }
  | { readonly law: 'uniform'; readonly min: number; readonly max: number }
  | { readonly law: 'exponential'; readonly mean: number }
  | { readonly law: 'normal'; readonly mean: number; readonly deviation: number }
  | { readonly law: 'lognormal'; readonly median: number; readonly sigma: number }
  | { readonly law: 'pareto'; readonly scale: number; readonly shape: number }
  | {
      readonly law: 'bimodal';
      readonly usual: Distribution;
      readonly rare: Distribution;
      /** How often it is the rare one, from 0 to 1. */
      readonly rareChance: number;
    }
  | { readonly law: 'empirical'; readonly quantiles: readonly Quantile[] };

const LAWS: readonly string[] = [
  'constant',
  'uniform',
  'exponential',
  'normal',
  'lognormal',
  'pareto',
  'bimodal',
  'empirical',
] satisfies Distribution['law'][];

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

/**
 * The same law, if there is one of its name and its numbers are such as it takes.
 * @throws bad-argument if not.
 */
export function checked(distribution: Distribution): Distribution {
  // A law read from a file may have any name, whatever its type says.
  if (!LAWS.includes(distribution.law)) refuseLaw(distribution);
  switch (distribution.law) {
    case 'constant':
      requireFinite('constant: value', distribution.value);
      return distribution;
    case 'uniform':
      requireRange('uniform', distribution.min, distribution.max);
      return distribution;
    case 'exponential':
      requireFrom0('exponential: mean', distribution.mean);
      return distribution;
    case 'normal':
      requireFinite('normal: mean', distribution.mean);
      requireFrom0('normal: deviation', distribution.deviation);
      return distribution;
    case 'lognormal':
      requireAbove0('lognormal: median', distribution.median);
      requireFrom0('lognormal: sigma', distribution.sigma);
      return distribution;
    case 'pareto':
      requireAbove0('pareto: scale', distribution.scale);
      requireAbove0('pareto: shape', distribution.shape);
      return distribution;
    case 'bimodal':
      checked(distribution.usual);
      checked(distribution.rare);
      requireShare('bimodal: rareChance', distribution.rareChance);
      return distribution;
    case 'empirical':
      requireQuantiles(distribution.quantiles);
      return distribution;
    default:
      return unreachable(distribution);
  }
}

/** What taking numbers of a law needs of `Draws`. */
interface Sampler {
  uniform(): number;
  uniform(min: number, max: number): number;
  chance(probability: number): boolean;
  exponential(mean: number): number;
  normal(mean: number, deviation: number): number;
  lognormal(median: number, sigma: number): number;
  pareto(scale: number, shape: number): number;
}

/**
 * One number of the law, by the draws of its name; a constant draws none.
 * @throws bad-argument as these draws, and for a law of another name.
 */
export function sample(distribution: Distribution, draws: Sampler): number {
  switch (distribution.law) {
    case 'constant':
      return distribution.value;
    case 'uniform':
      return draws.uniform(distribution.min, distribution.max);
    case 'exponential':
      return draws.exponential(distribution.mean);
    case 'normal':
      return draws.normal(distribution.mean, distribution.deviation);
    case 'lognormal':
      return draws.lognormal(distribution.median, distribution.sigma);
    case 'pareto':
      return draws.pareto(distribution.scale, distribution.shape);
    case 'bimodal':
      return sample(
        draws.chance(distribution.rareChance) ? distribution.rare : distribution.usual,
        draws,
      );
    case 'empirical':
      return quantile(distribution.quantiles, draws.uniform());
    default:
      return refuseLaw(distribution satisfies never);
  }
}

function refuseLaw({ law }: Distribution): never {
  refuse('law', law, `one of ${LAWS.join(', ')}`);
}
