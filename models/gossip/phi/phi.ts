import { exp, log } from '../../../kernel/index.ts';

/** From here on, the tail of the normal law is computed by its continued fraction. */
const FAR = 3;
const TERMS_NEAR = 120;
const TERMS_FAR = 80;
/** log(sqrt(2 pi)). */
const LOG_ROOT = 0.9189385332046728;

/**
 * How much it speaks against a peer that nothing was heard for so many deviations more than the mean:
 * -log10(1 - F(z)), where F is the normal law. It stays exact where 1 - F(z) itself would be 0.
 * Source: Hayashibara, Defago, Yared, Katayama 2004, The phi Accrual Failure Detector, 4.
 */
export const phiAt = (z: number): number => -logTail(z) / Math.LN10;

/** log(1 - F(z)). */
function logTail(z: number): number {
  if (z > FAR) return -(z * z) / 2 - LOG_ROOT - log(fraction(z));
  if (z < -FAR) return log(1 - exp(logTail(-z)));
  return log(0.5 - series(z));
}

/** F(z) - 1/2. Source: Marsaglia 2004, Evaluating the Normal Distribution: z + z^3/3 + z^5/(3 5) + ... */
function series(z: number): number {
  let term = z;
  let sum = z;
  for (let odd = 3; odd < 2 * TERMS_NEAR; odd += 2) {
    term *= (z * z) / odd;
    sum += term;
  }
  return sum * exp(-(z * z) / 2 - LOG_ROOT);
}

/** Mills' ratio upside down: z + 1/(z + 2/(z + 3/(z + ...))). Source: Laplace. */
function fraction(z: number): number {
  let value = z;
  for (let term = TERMS_FAR; term > 0; term--) value = z + term / value;
  return value;
}
