import {
  decodeFromCompressedBase64,
  encodeIntoCompressedBase64,
  Float64Histogram,
} from 'hdr-histogram-js';
import { decodeBase64Url } from '../../data/base64-url.ts';
import { inflated } from '../../data/compression.ts';
import { SimulationError } from '../../data/errors.ts';
import type { Duration } from '../../data/time.ts';
import { DurationSums, type DurationTotals } from './duration-sums.ts';

/**
 * Figures of a set of durations, in microseconds. Percentiles are up to 0.1 % too high; the others
 * are exact.
 */
export interface DurationFigures extends DurationTotals {
  /** An empty set lacks the percentiles. */
  readonly p50Us?: number;
  readonly p90Us?: number;
  readonly p99Us?: number;
  readonly p999Us?: number;
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
  private sums = new DurationSums();
  /** `undefined` before the first duration, since many histograms stay empty. */
  private counts: Float64Histogram | undefined;

  get count(): number {
    return this.sums.count;
  }

  get sumUs(): number {
    return this.sums.sumUs;
  }

  record(duration: Duration): void {
    this.counts ??= emptyCounts();
    this.counts.recordValue(duration);
    this.sums.record(duration);
  }

  /** Adds the durations of another histogram. */
  merge(other: Histogram): void {
    if (other.counts === undefined) return;
    this.counts ??= emptyCounts();
    this.counts.add(other.counts);
    this.sums.merge(other.sums);
  }

  /**
   * The duration that `percent` of all durations do not exceed; `percent` is in (0, 100]. It is up
   * to 0.1 % too high, but never above the maximum. An empty histogram has 0.
   */
  percentileUs(percent: number): number {
    const value = this.counts?.getValueAtPercentile(percent) ?? 0;
    const { count, minUs, maxUs } = this.sums;
    return Math.max(Math.min(value, maxUs), count === 0 ? 0 : minUs);
  }

  figures(): DurationFigures {
    const { maxUs, ...totals } = this.sums.totals();
    if (maxUs === undefined) return totals;
    return {
      ...totals,
      p50Us: this.percentileUs(50),
      p90Us: this.percentileUs(90),
      p99Us: this.percentileUs(99),
      p999Us: this.percentileUs(99.9),
      maxUs,
    };
  }

  /**
   * Encodes the counts for `decode`; `undefined` if it is empty. Equal counts make equal texts, in
   * whatever order they were counted or merged. Versions of Node may compress to different texts.
   */
  encode(): string | undefined {
    if (this.counts === undefined) return undefined;
    // The text tells the size of the counts, which depends on how they have grown.
    const fitted = new Float64Histogram(1, Math.max(2, this.sums.maxUs), DIGITS);
    fitted.add(this.counts);
    return encodeIntoCompressedBase64(fitted);
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
    decoded.sums = DurationSums.of({ count, sumUs, minUs, maxUs });
    return decoded;
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
