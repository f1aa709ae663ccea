import {
  decodeFromCompressedBase64,
  encodeIntoCompressedBase64,
  Float64Histogram,
} from 'hdr-histogram-js';
import { decodeBase64Url } from '../../data/base64-url.ts';
import { inflated } from '../../data/compression.ts';
import { SimulationError } from '../../data/errors.ts';
import type { Duration } from '../../data/time.ts';

/**
 * Figures of a set of durations, in microseconds. Percentiles are up to 0.1 % too high; the others
 * are exact.
 */
export interface DurationFigures {
  readonly count: number;
  readonly sumUs: number;
  /** An empty set lacks this and the following figures. */
  readonly minUs?: number;
  readonly meanUs?: number;
  readonly p50Us?: number;
  readonly p90Us?: number;
  readonly p99Us?: number;
  readonly p999Us?: number;
  readonly maxUs?: number;
}

/**
 * A histogram for a file. `histogram` holds its counts in HdrHistogram's V2 encoding, compressed,
 * as base64.
 */
export interface EncodedHistogram {
  readonly count: number;
  readonly sumUs: number;
  readonly minUs: number;
  readonly maxUs: number;
  readonly histogram: string;
}

/** Values of one bucket have the same first three decimal digits. */
const DIGITS = 3;
const BITS = 64;

/** A histogram of all durations has 45,000 counts, of nine bytes at most. */
const SIZE_MAX = 500_000;
/** The same before it is inflated, in characters of base64. */
const LENGTH_MAX = 700_000;
/** The cookie and the length before the compressed bytes. */
const HEADER_SIZE = 8;

/**
 * Counts how often each duration occurred. Its memory does not grow with the number of durations:
 * it takes 16 KB to 400 KB. Merging is exact: the histograms of two halves make the histogram of
 * the whole.
 * Source: Gil Tene's HdrHistogram, with three significant digits.
 */
export class Histogram {
  count = 0;
  /** Exact up to 2^53 us, which is 285 years. */
  sumUs = 0;
  private minUs = Number.MAX_SAFE_INTEGER;
  private maxUs = 0;
  /** `undefined` before the first duration, since many histograms stay empty. */
  private counts: Float64Histogram | undefined;

  record(duration: Duration): void {
    this.counts ??= emptyCounts();
    this.counts.recordValue(duration);
    this.count += 1;
    this.sumUs += duration;
    this.minUs = Math.min(this.minUs, duration);
    this.maxUs = Math.max(this.maxUs, duration);
  }

  /** Adds the durations of another histogram. */
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
   * The duration that `percent` of all durations do not exceed; `percent` is in (0, 100]. It is up
   * to 0.1 % too high, but never above the maximum. An empty histogram has 0.
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

  /**
   * Encodes the counts for `decode`; `undefined` if it is empty. Versions of Node may compress to
   * different texts.
   */
  encode(): string | undefined {
    return this.counts && encodeIntoCompressedBase64(this.counts);
  }

  /**
   * Reads an encoded histogram.
   * @throws bad-metrics, naming the place, for a text that `encode` cannot have made.
   */
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
    if (text.length > LENGTH_MAX) throw new RangeError('too long');
    // Few bytes may inflate to any number, and the library would inflate them all.
    const base64Url = text.replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_');
    inflated(decodeBase64Url(base64Url)?.subarray(HEADER_SIZE) ?? new Uint8Array(), SIZE_MAX);
    const counts = decodeFromCompressedBase64(text, BITS);
    if (counts instanceof Float64Histogram && counts.numberOfSignificantValueDigits === DIGITS) {
      counts.autoResize = true;
      return counts;
    }
  } catch {
    // The library throws errors of many kinds.
  }
  throw new SimulationError(
    'bad-metrics',
    `${place}: got no histogram, expected one of ${DIGITS} digits in HdrHistogram's V2 encoding, of at most ${SIZE_MAX} bytes`,
  );
}
