import acos from '@stdlib/math-base-special-acos';
import acosh from '@stdlib/math-base-special-acosh';
import asin from '@stdlib/math-base-special-asin';
import asinh from '@stdlib/math-base-special-asinh';
import atan from '@stdlib/math-base-special-atan';
import atan2 from '@stdlib/math-base-special-atan2';
import atanh from '@stdlib/math-base-special-atanh';
import cbrt from '@stdlib/math-base-special-cbrt';
import cos from '@stdlib/math-base-special-cos';
import cosh from '@stdlib/math-base-special-cosh';
import exp from '@stdlib/math-base-special-exp';
import expm1 from '@stdlib/math-base-special-expm1';
import hypot from '@stdlib/math-base-special-hypot';
import log from '@stdlib/math-base-special-ln';
import log1p from '@stdlib/math-base-special-log1p';
import log2 from '@stdlib/math-base-special-log2';
import log10 from '@stdlib/math-base-special-log10';
import pow from '@stdlib/math-base-special-pow';
import sin from '@stdlib/math-base-special-sin';
import sinh from '@stdlib/math-base-special-sinh';
import tan from '@stdlib/math-base-special-tan';
import tanh from '@stdlib/math-base-special-tanh';

/** The functions of `Math` whose last bits depend on the machine. */
export type ApproximateMath = Pick<
  Math,
  | 'acos'
  | 'acosh'
  | 'asin'
  | 'asinh'
  | 'atan'
  | 'atan2'
  | 'atanh'
  | 'cbrt'
  | 'cos'
  | 'cosh'
  | 'exp'
  | 'expm1'
  | 'hypot'
  | 'log'
  | 'log10'
  | 'log1p'
  | 'log2'
  | 'pow'
  | 'sin'
  | 'sinh'
  | 'tan'
  | 'tanh'
>;

/**
 * The approximate functions of `Math`, computed by stdlib from operations that IEEE 754 rounds
 * exactly. They give the same bits on every machine. They convert arguments and treat special
 * values as the language says.
 */
export const portableMath: ApproximateMath = {
  acos: (x) => acos(+x),
  acosh: (x) => acosh(+x),
  asin: (x) => asin(+x),
  asinh: (x) => asinh(+x),
  atan: (x) => atan(+x),
  atan2: (y, x) => angle(+y, +x),
  atanh: (x) => atanh(+x),
  cbrt: (x) => cbrt(+x),
  cos: (x) => cos(+x),
  cosh: (x) => hyperbolicCosine(+x),
  exp: (x) => exp(+x),
  expm1: (x) => expm1(+x),
  hypot: (...values) => length(values),
  log: (x) => log(+x),
  log10: (x) => log10(+x),
  log1p: (x) => log1p(+x),
  log2: (x) => log2(+x),
  pow: (base, exponent) => power(+base, +exponent),
  sin: (x) => sin(+x),
  sinh: (x) => hyperbolicSine(+x),
  tan: (x) => tan(+x),
  tanh: (x) => tanh(+x),
};
// The language sets this length, although `hypot` takes any number of arguments.
Object.defineProperty(portableMath.hypot, 'length', { value: 2 });

/** Just below the negative x-axis, where y / x is 0, stdlib 0.3.1 returns pi instead of -pi. */
function angle(y: number, x: number): number {
  return y < 0 && x < 0 && y / x === 0 ? -Math.PI : atan2(y, x);
}

function hyperbolicCosine(x: number): number {
  return Math.abs(x) > 709 ? halfExp(Math.abs(x)) : cosh(x);
}

function hyperbolicSine(x: number): number {
  if (x > 709) return halfExp(x);
  return x < -709 ? -halfExp(-x) : sinh(x);
}

/** e^x / 2, also where e^x is beyond the largest number. There stdlib 0.2.4 returns Infinity. */
function halfExp(x: number): number {
  const root = exp(0.5 * x);
  return 0.5 * root * root;
}

function length(values: readonly number[]): number {
  // All values are converted before the first is used, since a conversion may throw.
  return values.map((value) => +value).reduce((sum, value) => hypot(sum, value), 0);
}

/**
 * Corrects three results of stdlib 0.3.1. It follows C, where any power of 1 is 1. It errs for
 * powers of -0 and -Infinity whose exponent is not whole. It treats whole numbers from 2^53 on as
 * odd.
 */
function power(base: number, exponent: number): number {
  if (exponent === 0) return 1;
  if (Number.isNaN(base) || Number.isNaN(exponent)) return Number.NaN;
  const size = Math.abs(base);
  if (size === 1 && !Number.isFinite(exponent)) return Number.NaN;
  // Every number beyond is even.
  const isEven = Math.abs(exponent) > Number.MAX_SAFE_INTEGER;
  if (size === 0 || size === Number.POSITIVE_INFINITY) {
    const isOdd = !isEven && Math.abs(exponent % 2) === 1;
    const isNegative = isOdd && (base < 0 || Object.is(base, -0));
    const limit = (size === 0) === exponent > 0 ? 0 : Number.POSITIVE_INFINITY;
    return isNegative ? -limit : limit;
  }
  return pow(isEven ? size : base, exponent);
}
