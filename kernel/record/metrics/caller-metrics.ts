import type { ClientSpan } from '../../actors/span.ts';
import type { Instant } from '../../data/time.ts';
import { DurationSums } from './duration-sums.ts';
import { addTo, mergeCounts, type WordCounts } from './word-counts.ts';

/** The measures of the calls of one service to another. */
export class CallerMetrics {
  callCount = 0;
  /** Errors of these attempts, by word. */
  readonly callErrors: WordCounts = new Map();
  retryCount = 0;
  /** From each call's request to its response, or until it was given up. */
  roundTrip = new DurationSums();

  noteCall({ start, attempt, error }: ClientSpan, at: Instant): void {
    this.callCount += 1;
    if (attempt > 1) this.retryCount += 1;
    if (error !== undefined) addTo(this.callErrors, error, 1);
    this.roundTrip.record(at - start);
  }

  merge(other: CallerMetrics): void {
    this.callCount += other.callCount;
    this.retryCount += other.retryCount;
    mergeCounts(this.callErrors, other.callErrors);
    this.roundTrip.merge(other.roundTrip);
  }
}
