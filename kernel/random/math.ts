import { fixedExp, fixedLog, fixedTimes, ONE, split, toNumber } from './fixed-point.ts';
import { refuse } from './parameters.ts';

export { cos, sin } from './sine-cosine.ts';

// The language leaves Math.log, exp, sin and cos approximate. Two machines may differ in the last
// bit, and a simulation soon in everything. So these functions use only operations that IEEE 754
// rounds exactly. Their tables are computed in whole numbers when the file is loaded, which takes
// about 1 ms.

const LN2 = fixedLog(2n, 1n);
const SMALLEST_NORMAL = 2.2250738585072014e-308;
/** 2^54. It brings every subnormal number into the normal range. */
const TO_NORMAL = 18014398509481984;

const float = new Float64Array(1);
const words = new Int32Array(float.buffer);
float[0] = 1;
/** The index of the word of a float that holds its exponent. It is 1 on every machine in use today. */
const HIGH_WORD = words[1] !== 0 ? 1 : 0;

/** 2^k at index k + 1022, for k from -1022 to 1023. Loading it is faster than writing and rereading bits. */
const TWO_TO = new Float64Array(2046);
TWO_TO[0] = SMALLEST_NORMAL;
for (let index = 1; index < TWO_TO.length; index += 1) TWO_TO[index] = 2 * TWO_TO[index - 1];

// The logarithm's mantissa lies in [11/16, 11/8), which is cut into 64ths, so j is from 44 to 88.
// The high half of a split is a multiple of 2^-42. Its product with any exponent is exact, and so
// is the sum of two of them.
const LOG_OFFSET = 0x3fe60000;
const LN2_SPLIT = split(LN2, 42n);
const LN2_HIGH = LN2_SPLIT.high;
const LN2_LOW = LN2_SPLIT.low;
/** Holds at 4j the centre c of a cell, 1 / c, and log(c) in two parts. */
const LOG_CELLS = new Float64Array(4 * 89);
for (let j = 44; j < 89; j += 1) {
  // The logarithm is small around 1. Only a centre of exactly 1 keeps its last bits right.
  const numerator = j > 59 && j < 69 ? 64 : j;
  const { high, low } = split(fixedLog(BigInt(numerator), 64n), 42n);
  LOG_CELLS.set([numerator / 64, 64 / numerator, high, low], 4 * j);
}

/**
 * The natural logarithm, within 1 unit in the last place of `Math.log`. It is -Infinity at 0, and
 * NaN below.
 *
 * Source: x = 2^k c (1 + t), with c from a table; log(1 + t) = 2 artanh(s), s = t / (2 + t), by its
 * Taylor series, written t - s (t - r) so that t, which is exact near 1, is rounded last. Tables:
 * Tang 1990, ACM TOMS 16(4).
 */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return Infinity;
  let normal = x;
  let k = 0;
  if (x < SMALLEST_NORMAL) {
    normal = x * TO_NORMAL;
    k = -54;
  }
  float[0] = normal;
  const exponent = (words[HIGH_WORD] - LOG_OFFSET) >> 20;
  k += exponent;
  // 2^-1023 and 2^-1024 are not normal numbers, so the largest exponents are taken off in two
  // steps.
  const mantissa =
    exponent <= 1022 ? normal * TWO_TO[1022 - exponent] : normal * 0.25 * TWO_TO[1024 - exponent];
  const cell = ((mantissa * 64 + 0.5) | 0) << 2;
  const centre = LOG_CELLS[cell];
  const difference = mantissa - centre;
  const t = difference * LOG_CELLS[cell + 1];
  const s = difference / (mantissa + centre);
  const z = s * s;
  const r = z * (2 / 3 + z * (2 / 5 + z * (2 / 7 + z * (2 / 9 + z * (2 / 11)))));
  const high = k * LN2_HIGH + LOG_CELLS[cell + 2];
  const low = k * LN2_LOW + LOG_CELLS[cell + 3];
  return high + (t + (low - s * (t - r)));
}

const EXP_STEP = split(LN2 / 64n, 42n);
const EXP_STEP_HIGH = EXP_STEP.high;
const EXP_STEP_LOW = EXP_STEP.low;
const EXP_STEPS_PER_UNIT = toNumber((ONE * ONE * 64n) / LN2);
/** Holds at 2j the number 2^(j/64) in two parts. */
const EXP_CELLS = new Float64Array(2 * 64);
const EXP_ROOT = fixedExp(LN2 / 64n);
for (let j = 0, value = ONE; j < 64; j += 1, value = fixedTimes(value, EXP_ROOT)) {
  const { high, low } = split(value, 52n);
  EXP_CELLS.set([high, low], 2 * j);
}

/**
 * e^x, within 1 unit in the last place of `Math.exp`. It is Infinity from 709.79 on, and 0 from
 * -745.14 down.
 *
 * Source: x = (64 k + j) log(2) / 64 + r; 2^(j/64) from a table, e^r - 1 by its Taylor series (Tang
 * 1989, ACM TOMS 15(2)).
 */
export function exp(x: number): number {
  if (!(x > -745.2)) return x <= -745.2 ? 0 : NaN;
  if (x > 710) return Infinity;
  const n = Math.floor(x * EXP_STEPS_PER_UNIT + 0.5);
  const r = x - n * EXP_STEP_HIGH - n * EXP_STEP_LOW;
  const p = r + r * r * (1 / 2 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120 + r * (1 / 720)))));
  const j = (n & 63) << 1;
  const k = n >> 6;
  const cell = EXP_CELLS[j];
  const value = cell + (EXP_CELLS[j + 1] + cell * p);
  if (k >= -1022 && k <= 1023) return value * TWO_TO[k + 1022];
  // Results next to Infinity and subnormal results take two steps, of which only the last rounds.
  return k > 0 ? value * 2 * TWO_TO[k + 1021] : (value / TO_NORMAL) * TWO_TO[k + 1076];
}

/**
 * `base` to the power of `exponent`, as exp(exponent log(base)). Its relative error grows with the
 * size of exponent log(base), to 1e-13 near the ends of the range.
 * @throws bad-argument unless base > 0.
 */
export function power(base: number, exponent: number): number {
  if (!(base > 0)) refuse('power: base', base, 'a number above 0');
  return exp(exponent * log(base));
}
