import { MILLISECOND } from '../../data/units.ts';
import type { Distribution } from '../../random/distribution.ts';
import type { DurationLaw } from '../../random/duration-conversion.ts';
import { log, power } from '../../random/math.ts';
import { quantile } from '../../random/quantiles.ts';

/** The median of a law, in its unit. Of two laws, it is that of the more likely one. */
export function medianOf(law: Distribution): number {
  switch (law.law) {
    case 'constant':
      return law.value;
    case 'uniform':
      return (law.min + law.max) / 2;
    case 'exponential':
      return law.mean * log(2);
    case 'normal':
      return law.mean;
    case 'lognormal':
      return law.median;
    case 'pareto':
      return law.scale * power(2, 1 / law.shape);
    case 'bimodal':
      return medianOf(law.rareChance > 0.5 ? law.rare : law.usual);
    case 'empirical':
      return quantile(law.quantiles, 0.5);
  }
}

export type LatencyForm = 'constant' | 'coarse' | 'wide' | 'heavy-tailed';
export const LATENCY_FORMS: readonly LatencyForm[] = ['constant', 'coarse', 'wide', 'heavy-tailed'];

/** A law of latencies around a median, in microseconds. */
export function latencyLaw(form: LatencyForm, median: number): DurationLaw {
  switch (form) {
    case 'constant':
      return median;
    case 'coarse':
      return coarse(Math.max(1, Math.round(median / MILLISECOND)) * MILLISECOND);
    case 'wide':
      return { law: 'uniform', min: Math.floor(median / 4), max: 4 * median };
    case 'heavy-tailed':
      return { law: 'lognormal', median: Math.max(1, median), sigma: 1 };
  }
}

/** One, two or three steps of whole milliseconds, so that many messages arrive at one instant. */
const coarse = (step: number): DurationLaw => ({
  law: 'bimodal',
  usual: constantly(step),
  rare: {
    law: 'bimodal',
    usual: constantly(2 * step),
    rare: constantly(3 * step),
    rareChance: 0.5,
  },
  rareChance: 0.6,
});

const constantly = (value: number) => ({ law: 'constant', value });
