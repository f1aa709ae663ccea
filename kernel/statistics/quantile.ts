import { refuse, requireShare } from '../random/parameters.ts';

/**
 * The value below which a share [0, 1] of the values lies. It is interpolated between the two values
 * around the place (n - 1) share in the sorted row, as numpy does by default. The cost is that of
 * sorting.
 *
 * Source: Hyndman, Fan 1996, The American Statistician 50(4), definition 7.
 * @throws bad-argument for no values, or a share outside of [0, 1].
 */
export function quantile(values: readonly number[], share: number): number {
  requireShare('quantile: share', share);
  if (values.length === 0) refuse('quantile', 'no values', 'at least one');
  const sorted = Float64Array.from(values).sort();
  const place = (sorted.length - 1) * share;
  const index = Math.floor(place);
  const low = sorted[index];
  const high = sorted[Math.min(index + 1, sorted.length - 1)];
  return low + (high - low) * (place - index);
}
