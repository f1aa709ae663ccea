import { refuse, requireFinite } from './parameters.ts';

/** A share of the values, from 0 to 1, and the value that this share does not exceed. */
export type Quantile = readonly [share: number, value: number];

/**
 * @throws bad-argument unless there are at least two, shares grow from 0 to 1, and values do not
 * fall.
 */
export function requireQuantiles(place: string, quantiles: readonly Quantile[]): void {
  const count = quantiles.length;
  if (count < 2 || quantiles[0][0] !== 0 || quantiles[count - 1][0] !== 1) {
    refuse(place, JSON.stringify(quantiles), 'two at least, from share 0 to share 1');
  }
  quantiles.forEach(([share, value], index) => {
    const at = `${place}[${index}]`;
    requireFinite(at, share);
    requireFinite(at, value);
    const [shareBefore, valueBefore] = quantiles[Math.max(0, index - 1)];
    if (index > 0 && !(share > shareBefore && value >= valueBefore)) {
      refuse(at, `[${share}, ${value}]`, `more than ${shareBefore}, and ${valueBefore} or more`);
    }
  });
}

/**
 * Returns the value that a share of the values, in [0, 1), does not exceed. It interpolates between
 * quantiles.
 */
export function quantile(quantiles: readonly Quantile[], share: number): number {
  let low = 0;
  let high = quantiles.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (quantiles[middle][0] <= share) low = middle;
    else high = middle;
  }
  const [lowShare, lowValue] = quantiles[low];
  const [highShare, highValue] = quantiles[high];
  return lowValue + (highValue - lowValue) * ((share - lowShare) / (highShare - lowShare));
}
