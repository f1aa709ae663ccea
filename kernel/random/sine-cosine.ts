import { fixedPi, fromNumber, ONE, split, toNumber } from './fixed-point.ts';
import { refuse } from './parameters.ts';

/** The largest angle of either sign that `sin` and `cos` take. */
export const ANGLE_MAX = 1e5;

/** 2^-27. Below it, sin(x) rounds to x. */
const ANGLE_TINY = 7.450580596923828e-9;

// A quarter turn is split into three parts. The product of a count below 2^16 and either of the
// first two is exact.
const QUARTER = fixedPi() / 2n;
const QUARTER_HIGH = split(QUARTER, 36n).high;
const QUARTER_REST = split(QUARTER - fromNumber(QUARTER_HIGH), 72n);
const QUARTER_MIDDLE = QUARTER_REST.high;
const QUARTER_LOW = QUARTER_REST.low;
const QUARTERS_PER_UNIT = toNumber((ONE * ONE) / QUARTER);

/** sin(y + rest) by its Taylor series. `y` is within an eighth of a turn, and `rest` is about 2^-53 of it. */
function sineNear0(y: number, rest: number): number {
  const z = y * y;
  const w = z * z;
  // Even and odd terms are summed apart, since the processor runs two short chains of operations at
  // once.
  const even = -1 / 6 + w * (-1 / 5040 + w * (-1 / 39916800 + w * (-1 / 1307674368000)));
  const odd = 1 / 120 + w * (1 / 362880 + w * (1 / 6227020800 + w * (1 / 355687428096000)));
  return y + (y * z * (even + z * odd) + rest * (1 - 0.5 * z));
}

/** cos(y + rest), as `sineNear0`. */
function cosineNear0(y: number, rest: number): number {
  const z = y * y;
  const w = z * z;
  const even = 1 / 24 + w * (1 / 40320 + w * (1 / 479001600 + w * (1 / 20922789888000)));
  const odd = -1 / 720 + w * (-1 / 3628800 + w * (-1 / 87178291200 + w * (-1 / 6402373705728000)));
  const half = 0.5 * z;
  const near = 1 - half;
  // The rounding error of `near` is added back with the small terms.
  return near + (1 - near - half + (w * (even + z * odd) - y * rest));
}

/**
 * The sine of x + `shift` quarter turns.
 *
 * It takes off the multiple of a quarter turn nearest to x, in three parts.
 * Source: Cody and Waite 1980, Software Manual for the Elementary Functions; the rounding errors of
 * the last two parts are kept as in Knuth, TAOCP vol. 2, 4.2.2, theorem B.
 */
function sineOf(name: string, x: number, shift: number): number {
  if (!(x >= -ANGLE_MAX && x <= ANGLE_MAX)) {
    if (Number.isNaN(x)) return NaN;
    refuse(name, x, 'an angle of at most 1e5 in size');
  }
  const count = Math.floor(x * QUARTERS_PER_UNIT + 0.5);
  const a = x - count * QUARTER_HIGH;
  const b = count * QUARTER_MIDDLE;
  const difference = a - b;
  const back = a - difference;
  const error = a - (difference + back) + (back - b);
  const small = error - count * QUARTER_LOW;
  const y = difference + small;
  const rest = difference - y + small;
  const quarter = (count + shift) & 3;
  const value = (quarter & 1) === 0 ? sineNear0(y, rest) : cosineNear0(y, rest);
  return quarter < 2 ? value : -value;
}

/**
 * The sine, within 1 unit in the last place of `Math.sin`. NaN gives NaN.
 * @throws bad-argument for an angle of more than `ANGLE_MAX` in size, also an infinite one.
 */
export function sin(x: number): number {
  return x > -ANGLE_TINY && x < ANGLE_TINY ? x : sineOf('sin', x, 0);
}

/** The cosine, within 1 unit in the last place of `Math.cos`. @throws as `sin`. */
export function cos(x: number): number {
  return sineOf('cos', x, 1);
}
