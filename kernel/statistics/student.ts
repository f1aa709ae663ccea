import { cos, sin } from '../random/math.ts';
import { refuse } from '../random/parameters.ts';

/** More degrees of freedom would take seconds, and change no digit that anybody prints. */
const FREEDOM_MAX = 1_000_000;

/**
 * The t that a value of Student's distribution stays within, from -t to t, with a probability of
 * `confidence`, (0, 1). `freedom` is the number of degrees of freedom, from 1 to 1,000,000 (both
 * included). The cost grows with `freedom`.
 *
 * Source: Abramowitz, Stegun 1964, 26.7.3 and 26.7.4. The probability is a sum in sin(a) and cos(a),
 * where tan(a) = t / sqrt(freedom). The angle a is found by halving.
 * @throws bad-argument.
 */
export function studentQuantile(confidence: number, freedom: number): number {
  if (!(confidence > 0 && confidence < 1)) {
    refuse('studentQuantile: confidence', confidence, 'a number between 0 and 1');
  }
  if (!(Number.isInteger(freedom) && freedom >= 1 && freedom <= FREEDOM_MAX)) {
    refuse('studentQuantile: freedom', freedom, `a whole number from 1 to ${FREEDOM_MAX}`);
  }
  let low = 0;
  let high = Math.PI / 2;
  for (;;) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (probabilityWithin(middle, freedom) < confidence) low = middle;
    else high = middle;
  }
  return (Math.sqrt(freedom) * sin(high)) / cos(high);
}

/** The probability of a value from -t to t, where t = sqrt(freedom) tan(angle). */
function probabilityWithin(angle: number, freedom: number): number {
  const sine = sin(angle);
  const cosine = cos(angle);
  const isOdd = freedom % 2 === 1;
  let term = isOdd ? cosine : 1;
  let sum = freedom === 1 ? 0 : term;
  for (let k = isOdd ? 3 : 2; k < freedom; k += 2) {
    term *= ((k - 1) / k) * cosine * cosine;
    if (sum + term === sum) break;
    sum += term;
  }
  return isOdd ? (2 / Math.PI) * (angle + sine * sum) : sine * sum;
}
