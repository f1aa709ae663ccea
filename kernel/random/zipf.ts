import { assert } from '../data/errors.ts';
import { exp, log } from './math.ts';
import { refuse, requireAbove0 } from './parameters.ts';

/** At least four in five candidates are accepted, so a thousand refusals in a row are a bug. */
const ATTEMPTS_MAX = 1000;

/** Below this size of x the formulas lose digits, so the two quotients come from their series. */
const SERIES_MAX = 1e-3;

/** (e^x - 1) / x, 1 at 0. */
const expOverX = (x: number): number =>
  Math.abs(x) > SERIES_MAX ? (exp(x) - 1) / x : 1 + (x / 2) * (1 + (x / 3) * (1 + x / 4));

/** log(1 + x) / x, 1 at 0. */
const logOverX = (x: number): number =>
  Math.abs(x) > SERIES_MAX ? log(1 + x) / x : 1 - x * (1 / 2 - x * (1 / 3 - x * (1 / 4 - x / 5)));

/** The law P(k) ~ k^-exponent on 1 to `count`. A draw takes constant time. */
export class Zipf {
  private readonly areaFirst: number;
  private readonly areaLast: number;
  private readonly margin: number;

  /** @throws bad-argument unless `count` is a whole number from 1 and `exponent` is above 0. */
  constructor(
    readonly count: number,
    readonly exponent: number,
  ) {
    if (!(Number.isSafeInteger(count) && count >= 1)) {
      refuse('zipf: count', count, 'a whole number from 1');
    }
    requireAbove0('zipf: exponent', exponent);
    this.areaFirst = this.area(1.5) - 1;
    this.areaLast = this.area(count + 0.5);
    this.margin = 2 - this.inverse(this.area(2.5) - this.height(2));
  }

  /**
   * Draws a rank from 1 to `count` (included). It takes at most 1.25 numbers on average.
   *
   * Source: Hörmann and Derflinger 1996, Rejection-inversion to generate variates from monotone
   * discrete distributions, ACM TOMACS 6(3), the algorithm for the Zipf law.
   */
  rank(draws: { uniform(): number }): number {
    for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
      const area = this.areaLast + draws.uniform() * (this.areaFirst - this.areaLast);
      const x = this.inverse(area);
      const rank = Math.min(Math.max(Math.floor(x + 0.5), 1), this.count);
      // The first test decides most candidates without a logarithm.
      if (rank - x <= this.margin || area >= this.area(rank + 0.5) - this.height(rank)) return rank;
    }
    assert(false, 'the rejection for the Zipf law accepts within a thousand attempts');
  }

  /** The area under x^-exponent from 1 to `x`. */
  private area(x: number): number {
    const logarithm = log(x);
    return expOverX((1 - this.exponent) * logarithm) * logarithm;
  }

  private height(x: number): number {
    return exp(-this.exponent * log(x));
  }

  /** The x for which the area under x^-exponent from 1 to x is `area`. */
  private inverse(area: number): number {
    // Rounding may bring the product just below -1, where the logarithm ends.
    const x = Math.max((1 - this.exponent) * area, -1);
    return exp(logOverX(x) * area);
  }
}
