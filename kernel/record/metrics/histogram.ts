import {
  decodeFromCompressedBase64,
  encodeIntoCompressedBase64,
  Float64Histogram,
} from 'hdr-histogram-js';
import { SimulationError } from '../../data/errors.ts';
import type { Duration } from '../../data/time.ts';

/** What is known of durations, all in microseconds: percentiles up to 0.1 % too high, all else exact. */
export interface DurationFigures {
  readonly count: number;
  readonly sumUs: number;
  /** Without any duration there is none of these. */
  readonly minUs?: number;
  readonly meanUs?: number;
  readonly p50Us?: number;
  readonly p90Us?: number;
  readonly p99Us?: number;
  readonly p999Us?: number;
  readonly maxUs?: number;
}

/** A histogram as it is written: exact figures, and its counts in HdrHistogram's V2 encoding, compressed, as base64. */
export interface EncodedHistogram {
  readonly count: number;
  readonly sumUs: number;
  readonly minUs: number;
  readonly maxUs: number;
  readonly histogram: string;
}

/** Every range of equal counts is so narrow that three decimal digits of its values are the same. */
const DIGITS = 3;
const BITS = 64;

/**
 * How often which durations occurred, in memory that does not grow with their number: 16 KB to 400 KB, from
 * the first one on. Merging is exact: the histogram of two halves is that of the whole.
 * Source: Gil Tene's HdrHistogram, with three significant digits.
 */
export class Histogram {
  count = 0;
  /** Exact up to 2^53 us, which is 285 years. */
  sumUs = 0;
  private minUs = Number.MAX_SAFE_INTEGER;
  private maxUs = 0;
  /** None before the first duration, since many a histogram stays empty. */
  private counts: Float64Histogram | undefined;

  record(duration: Duration): void {
    this.counts ??= emptyCounts();
    this.counts.recordValue(duration);
    this.count += 1;
    this.sumUs += duration;
    this.minUs = Math.min(this.minUs, duration);
    this.maxUs = Math.max(this.maxUs, duration);
  }

  /** Adds all of another one, which stays as it is. */
  merge(other: Histogram): void {
    if (other.counts === undefined) return;
    this.counts ??= emptyCounts();
    this.counts.add(other.counts);
    this.count += other.count;
    this.sumUs += other.sumUs;
    this.minUs = Math.min(this.minUs, other.minUs);
    this.maxUs = Math.max(this.maxUs, other.maxUs);
  }

  /**
   * The duration that `percent` of all, in (0, 100], do not exceed: up to 0.1 % too high, and never outside of what
   * was recorded. 0 for an empty one.
   */
  percentileUs(percent: number): number {
    const value = this.counts?.getValueAtPercentile(percent) ?? 0;
    return Math.max(Math.min(value, this.maxUs), this.count === 0 ? 0 : this.minUs);
  }

  figures(): DurationFigures {
    const { count, sumUs, minUs, maxUs } = this;
    if (count === 0) return { count, sumUs };
    return {
      count,
      sumUs,
      minUs,
      meanUs: sumUs / count,
      p50Us: this.percentileUs(50),
      p90Us: this.percentileUs(90),
      p99Us: this.percentileUs(99),
      p999Us: this.percentileUs(99.9),
      maxUs,
    };
  }

  /** Its counts for `decode`; nothing for an empty one. The text may differ between versions of Node, not what it says. */
  encode(): string | undefined {
    return this.counts && encodeIntoCompressedBase64(this.counts);
  }

  /** Reads one back. @throws bad-metrics, naming the place, for what was not encoded so. */
  static decode(
    { count, sumUs, minUs, maxUs, histogram }: EncodedHistogram,
    place: string,
  ): Histogram {
    const decoded = new Histogram();
    decoded.counts = decodeCounts(histogram, place);
    const { totalCount } = decoded.counts;
    if (totalCount !== count) {
      throw new SimulationError(
        'bad-metrics',
        `${place}: got ${totalCount} durations in its histogram, expected ${count}`,
      );
    }
    return Object.assign(decoded, { count, sumUs, minUs, maxUs });
  }
}

function emptyCounts(): Float64Histogram {
  const counts = new Float64Histogram(1, 2, DIGITS);
  counts.autoResize = true;
  return counts;
}

function decodeCounts(text: string, place: string): Float64Histogram {
  try {
    const counts = decodeFromCompressedBase64(text, BITS);
    if (counts instanceof Float64Histogram && counts.numberOfSignificantValueDigits === DIGITS) {
      counts.autoResize = true;
      return counts;
    }
  } catch {
    // The library throws what it happens to trip over.
  }
  throw new SimulationError(
    'bad-metrics',
    `${place}: got no histogram, expected one of ${DIGITS} digits in HdrHistogram's V2 encoding`,
  );
}
