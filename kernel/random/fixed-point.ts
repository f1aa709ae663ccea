/** Fraction bits of a `Fixed`: enough for two numbers and the roundings of a series. */
const FRACTION_BITS = 128n;

/** A real number as a whole count of 2^-128: integer arithmetic, the same on every machine. */
type Fixed = bigint;

/** 1 as a `Fixed`. */
export const ONE: Fixed = 1n << FRACTION_BITS;

/** A number as the sum of two. The second is smaller than the rounding of the first. */
interface Pair {
  readonly high: number;
  readonly low: number;
}

/** The sum of x^(2i+1) / (2i+1), optionally with alternating signs, for x = over / under below 1. */
function oddPowers(over: bigint, under: bigint, isAlternating: boolean): Fixed {
  let power = (over << FRACTION_BITS) / under;
  let sum = power;
  for (let divisor = 3n; power !== 0n; divisor += 2n) {
    power = (power * over * over) / (under * under);
    if (isAlternating) power = -power;
    sum += power / divisor;
  }
  return sum;
}

/** log(over / under), exact to about 2^-120. Source: log(x) = 2 artanh((x - 1) / (x + 1)). */
export function fixedLog(over: bigint, under: bigint): Fixed {
  return 2n * oddPowers(over - under, over + under, false);
}

/** e^x for x in [0, 1), exact to about 2^-120. Source: its Taylor series. */
export function fixedExp(x: Fixed): Fixed {
  let term = ONE;
  let sum = term;
  for (let index = 1n; term !== 0n; index += 1n) {
    term = ((term * x) >> FRACTION_BITS) / index;
    sum += term;
  }
  return sum;
}

/** The product of two numbers, rounded down. */
export function fixedTimes(a: Fixed, b: Fixed): Fixed {
  return (a * b) >> FRACTION_BITS;
}

/** Pi, exact to about 2^-120. Source: Machin's 16 arctan(1/5) - 4 arctan(1/239). */
export function fixedPi(): Fixed {
  return 16n * oddPowers(1n, 5n, true) - 4n * oddPowers(1n, 239n, true);
}

/** The floating-point number nearest to `value`. */
export function toNumber(value: Fixed): number {
  return Number(value) / Number(ONE);
}

/** The exact fixed-point number of `value`, which is at most 2^128 in size. */
export function fromNumber(value: number): Fixed {
  return BigInt(Math.round(value * Number(ONE)));
}

/**
 * Splits `value` into a multiple of 2^-bits and the rounded rest. The multiple has few bits, so its
 * product with a small whole number is exact.
 */
export function split(value: Fixed, bits: bigint): Pair {
  const shift = FRACTION_BITS - bits;
  const high = ((value + (1n << (shift - 1n))) >> shift) << shift;
  return { high: toNumber(high), low: toNumber(value - high) };
}
