import type { Duration } from '../../data/time.ts';
import { Sum } from './sum.ts';

/** Figures of a set of durations, in microseconds. An empty set has only its count and sum. */
export interface DurationTotals {
  readonly count: number;
  readonly sumUs: number;
  readonly minUs?: number;
  readonly meanUs?: number;
  readonly maxUs?: number;
}

/** Sums up durations, in a few words of memory. */
export class DurationSums {
  count = 0;
  minUs = Number.MAX_SAFE_INTEGER;
  maxUs = 0;
  private readonly sum = new Sum();

  get sumUs(): number {
    return this.sum.value;
  }

  record(duration: Duration): void {
    this.count += 1;
    this.sum.add(duration);
    this.minUs = Math.min(this.minUs, duration);
    this.maxUs = Math.max(this.maxUs, duration);
  }

  merge(other: DurationSums): void {
    this.count += other.count;
    this.sum.merge(other.sum);
    this.minUs = Math.min(this.minUs, other.minUs);
    this.maxUs = Math.max(this.maxUs, other.maxUs);
  }

  totals(): DurationTotals {
    const { count, sumUs, minUs, maxUs } = this;
    return count === 0 ? { count, sumUs } : { count, sumUs, minUs, meanUs: sumUs / count, maxUs };
  }

  /** Reads the totals of a file. Derived figures are not read. */
  static of({ count, sumUs, minUs, maxUs }: DurationTotals): DurationSums {
    const sums = new DurationSums();
    sums.count = count;
    sums.sum.add(sumUs);
    if (minUs !== undefined) sums.minUs = minUs;
    if (maxUs !== undefined) sums.maxUs = maxUs;
    return sums;
  }
}
