import { MILLISECOND } from '../../data/units.ts';
import { exp, log } from '../../random/math.ts';

/** The number of steps from 0 to 1 in a draft: a share is a whole number of them. */
export const SHARE_MAX = 10_000;

/** From 10 ms on, spans are whole milliseconds, which are easier to read. */
const READABLE_FROM = 10 * MILLISECOND;

/** Between `min` and `max` on a scale of logarithms: `min` at share 0, `max` at `SHARE_MAX`. */
export function logarithmic(min: number, max: number, share: number): number {
  if (max <= min) return min;
  return exp(log(min) + (share / SHARE_MAX) * (log(max) - log(min)));
}

/** Rounds a span to whole microseconds, or to whole milliseconds from 10 ms on. */
export const readable = (us: number): number =>
  us < READABLE_FROM ? Math.round(us) : Math.round(us / MILLISECOND) * MILLISECOND;

/** Rounds a share or a factor to three digits after the point. */
export const threeDigits = (value: number): number => Math.round(value * 1000) / 1000;
