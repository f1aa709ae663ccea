import type { ServerSpan } from '../../actors/span.ts';
import type { Instant } from '../../data/time.ts';
import { DurationSums } from './duration-sums.ts';
import { type LoadSums, mergeLoads } from './load-sums.ts';
import { addTo, mergeCounts, type WordCounts } from './word-counts.ts';

/** The measures of one instance of a service. There may be a million, so they have no histograms. */
export class InstanceMetrics {
  requestCount = 0;
  /** Errors of requests, by word. */
  readonly errors: WordCounts = new Map();
  /** From each request's arrival to its end, whatever its outcome. */
  response = new DurationSums();
  /** Its load, if it has a method `load`. */
  load: LoadSums | undefined;

  noteRequest({ start, error }: ServerSpan, at: Instant): void {
    this.requestCount += 1;
    if (error !== undefined) addTo(this.errors, error, 1);
    this.response.record(at - start);
  }

  merge(other: InstanceMetrics): void {
    this.requestCount += other.requestCount;
    mergeCounts(this.errors, other.errors);
    this.response.merge(other.response);
    this.load = mergeLoads(this.load, other.load);
  }
}
