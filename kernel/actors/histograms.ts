import { requireShare } from '../random/parameters.ts';

/** Figures of a histogram, for a result. Quantiles are as `HistogramView.quantile` gives them. */
export interface HistogramFigures {
  readonly count: number;
  readonly mean: number;
  readonly min: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  readonly max: number;
}

/** A histogram as an onlooker sees it. All numbers but `count` are NaN while nobody has fed it. */
export interface HistogramView {
  readonly count: number;
  /** It is exact but for the rounding of the sum. */
  readonly mean: number;
  readonly min: number;
  readonly max: number;
  /**
   * The smallest value that a share [0, 1] of all values do not exceed. It is up to 0.1 % nearer to 0
   * than that value; whole numbers up to 2,048 are exact. O(d) if the values lie in
   * d doublings, such as 1 to 2 and 2 to 4.
   * @throws bad-argument for a share outside of [0, 1].
   */
  quantile(share: number): number;
}

/**
 * The bits below the first 21 of a number, which hold its sign, its exponent and ten bits of its
 * fraction. So a bucket is at most 1 / 1,024 as wide as its values are large.
 */
const BITS_LEFT_OUT = 10;

/** A doubling is the buckets from a power of two to the next, which ten bits tell apart. */
const DOUBLING_BITS = 10;
const DOUBLING_SIZE = 1 << DOUBLING_BITS;

interface Doubling {
  /** How many values are in all of its buckets. */
  count: number;
  readonly counts: Float64Array;
}

const float = new Float64Array(1);
const words = new Int32Array(float.buffer);
float[0] = 1;
/** The index of the word of a float that holds its exponent. */
const HIGH_WORD = words[1] !== 0 ? 1 : 0;

/** The number of the bucket of a value. */
function bucketOf(value: number): number {
  // Adding 0 makes -0 the same as 0.
  float[0] = value + 0;
  return words[HIGH_WORD] >> BITS_LEFT_OUT;
}

/**
 * The place of a bucket in the order of values, in which the buckets of negative numbers are
 * reversed. It is its own inverse: the place of a place is the bucket.
 */
const placeOf = (bucket: number): number => bucket ^ ((bucket >> 31) & 0x7fffffff);

/** The value of a bucket that is nearest to 0. */
function edgeOf(bucket: number): number {
  words[HIGH_WORD] = bucket << BITS_LEFT_OUT;
  words[1 - HIGH_WORD] = 0;
  return float[0];
}

/**
 * Counts values in buckets of a relative width. It takes 8 kB for each doubling in which there are
 * values, however many.
 */
export class ValueHistogram implements HistogramView {
  count = 0;
  private sum = 0;
  private least = Number.NaN;
  private most = Number.NaN;
  /** By the number that the places of its buckets begin with. */
  private readonly doublings = new Map<number, Doubling>();

  get mean(): number {
    return this.sum / this.count;
  }

  get min(): number {
    return this.least;
  }

  get max(): number {
    return this.most;
  }

  /** Adds a finite value. */
  add(value: number): void {
    const place = placeOf(bucketOf(value));
    const doubling = this.doubling(place >> DOUBLING_BITS);
    doubling.count += 1;
    doubling.counts[place & (DOUBLING_SIZE - 1)] += 1;
    this.least = this.count === 0 ? value : Math.min(this.least, value);
    this.most = this.count === 0 ? value : Math.max(this.most, value);
    this.count += 1;
    this.sum += value;
  }

  quantile(share: number): number {
    requireShare('histogram: quantile', share);
    const rank = Math.max(1, Math.ceil(share * this.count));
    if (rank === this.count) return this.most;
    let left = rank;
    for (const number of [...this.doublings.keys()].sort((one, other) => one - other)) {
      const { count, counts } = this.doubling(number);
      if (count >= left) {
        const index = counts.findIndex((inBucket) => {
          left -= inBucket;
          return left <= 0;
        });
        const value = edgeOf(placeOf((number << DOUBLING_BITS) + index));
        return Math.min(this.most, Math.max(this.least, value));
      }
      left -= count;
    }
    return Number.NaN;
  }

  private doubling(number: number): Doubling {
    let doubling = this.doublings.get(number);
    if (doubling === undefined) {
      doubling = { count: 0, counts: new Float64Array(DOUBLING_SIZE) };
      this.doublings.set(number, doubling);
    }
    return doubling;
  }

  figures(): HistogramFigures {
    const { count, mean, min, max } = this;
    const [p50, p90, p99] = [0.5, 0.9, 0.99].map((share) => this.quantile(share));
    return { count, mean, min, p50, p90, p99, max };
  }
}

const EMPTY: HistogramView = new ValueHistogram();

/** The histograms that actors feed with `self.observe`, by name. */
export class Histograms {
  private readonly byName = new Map<string, ValueHistogram>();

  /** Adds a value to a histogram. */
  add(name: string, value: number): void {
    let histogram = this.byName.get(name);
    if (histogram === undefined) {
      histogram = new ValueHistogram();
      this.byName.set(name, histogram);
    }
    histogram.add(value);
  }

  /** What was fed to a histogram so far; an empty one if nobody has fed it. O(1). */
  read(name: string): HistogramView {
    return this.byName.get(name) ?? EMPTY;
  }

  /** The figures of all histograms, in the order in which they were first fed; `undefined` for none. */
  figures(): Record<string, HistogramFigures> | undefined {
    if (this.byName.size === 0) return undefined;
    return Object.fromEntries(
      Array.from(this.byName, ([name, histogram]) => [name, histogram.figures()]),
    );
  }
}
