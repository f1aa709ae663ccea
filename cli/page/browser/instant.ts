import { DURATION_UNITS } from '../../../kernel/data/units.ts';

/** The unit of a run that is shorter than two of any other. */
const MICROSECONDS = ['us', 1] as const;

/**
 * Formats an instant in the largest unit of which the run has at least two, to a thousandth of the
 * run, such as `3.25s` of 10 s. So all instants of a run have the same form, and the text does not
 * flicker while the run plays.
 */
export function formatInstant(us: number, whole: number): string {
  if (us === 0) return '0s';
  const [unit, size] = DURATION_UNITS.find(([, size]) => whole >= 2 * size) ?? MICROSECONDS;
  const parts = whole / size;
  const decimals = size === 1 ? 0 : parts < 10 ? 3 : parts < 100 ? 2 : 1;
  return `${Number((us / size).toFixed(decimals))}${unit}`;
}
