// The laws of delay that PHOLD is measured under, each of about one second on average.
import type { Draws } from '../../kernel/index.ts';

/** Delays are whole microseconds. With a mean of a second, a million pending events are about 1 us apart. */
export const DELAY_MEAN = 1_000_000;

const SHORT = 100_000;
const LONG = 9_100_000;
const PARETO_SHAPE = 1.1;
/** The mean of an uncut Pareto law of shape 1.1 is 11 times its scale. */
const PARETO_SCALE = DELAY_MEAN / 11;
const PARETO_MAX = 1000 * DELAY_MEAN;

/** Draws one delay, in microseconds. */
export type DelayLaw = (draws: Draws) => number;

export const delayLaws = {
  exponential: (draws) => Math.round(draws.exponential(DELAY_MEAN)),
  uniform: (draws) => Math.floor(2 * DELAY_MEAN * draws.uniform()),
  constant: () => DELAY_MEAN,
  /** Nine in ten around a tenth of the mean, one far beyond it. */
  bimodal: (draws) => Math.floor((draws.chance(0.9) ? SHORT : LONG) * (0.5 + draws.uniform())),
  heavy: (draws) => Math.round(Math.min(draws.pareto(PARETO_SCALE, PARETO_SHAPE), PARETO_MAX)),
  /** Nine in ten arrive at the instant they are sent. */
  zero: (draws) => (draws.chance(0.9) ? 0 : Math.round(draws.exponential(10 * DELAY_MEAN))),
} as const satisfies Record<string, DelayLaw>;

export type LawName = keyof typeof delayLaws;
