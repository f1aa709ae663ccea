export interface Statistics {
  readonly mean: number;
  /** The mean square of the deviations from the mean. */
  readonly variance: number;
  readonly min: number;
  readonly max: number;
}

/** The statistics of some values; NaN and infinities for none. */
export function statisticsOf(values: readonly number[]): Statistics {
  let sum = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    sum += value;
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  const mean = sum / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) * (value - mean);
  return { mean, variance: squares / values.length, min, max };
}
