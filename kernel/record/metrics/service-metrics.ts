import type { ClientSpan, ServerSpan } from '../../actors/span.ts';
import type { Instant } from '../../data/time.ts';
import { Histogram } from './histogram.ts';
import { type LoadSums, mergeLoads } from './loads.ts';

/** The measured durations of a service; `ServiceMetrics.times` explains them. */
export const MEASURES = ['response', 'service', 'queueing', 'network', 'roundTrip'] as const;
export type Measure = (typeof MEASURES)[number];

/** Counts by word. */
export type WordCounts = Map<string, number>;

/**
 * The measures of one service. Its requests are measured from its own spans, calls to it from its
 * callers' spans.
 */
export class ServiceMetrics {
  /** Finished requests, with or without an error. */
  requestCount = 0;
  /** Errors of requests, by word. */
  readonly errors: WordCounts = new Map();
  /** Finished attempts to call it. */
  callCount = 0;
  /** Errors of these attempts, by word. */
  readonly callErrors: WordCounts = new Map();
  /** Attempts that repeat an earlier one. */
  retryCount = 0;
  /**
   * - response: from a request's arrival to its answer
   * - service: the part of the response in which a worker had the request
   * - queueing: the part of the response in which the request waited for a worker
   * - roundTrip: from a call's request to its response
   * - network: the part of the round trip in which the service did not have the request
   *
   * Requests and calls with an error are left out. Their durations, such as that of an immediate
   * refusal, would distort the others.
   */
  readonly times: Readonly<Record<Measure, Histogram>> = {
    response: new Histogram(),
    service: new Histogram(),
    queueing: new Histogram(),
    network: new Histogram(),
    roundTrip: new Histogram(),
  };
  /** The loads of its servers, if they have a method `load`. */
  load: LoadSums | undefined;

  /** Adds a finished request. */
  noteRequest({ start, waited, served, error }: ServerSpan, at: Instant): void {
    this.requestCount += 1;
    if (error !== undefined) return addTo(this.errors, error, 1);
    this.times.response.record(at - start);
    this.times.service.record(served);
    this.times.queueing.record(waited);
  }

  /** Adds a finished call. */
  noteCall({ start, attempt, remote, error }: ClientSpan, at: Instant): void {
    this.callCount += 1;
    if (attempt > 1) this.retryCount += 1;
    if (error !== undefined) return addTo(this.callErrors, error, 1);
    const roundTrip = at - start;
    this.times.roundTrip.record(roundTrip);
    // The peer measured `remote`, and its clock need not agree with the caller's.
    const network = Math.max(0, roundTrip - (remote ?? 0));
    if (remote !== undefined) this.times.network.record(network);
  }

  /** Adds the measures of this service in another run. */
  merge(other: ServiceMetrics): void {
    this.requestCount += other.requestCount;
    this.callCount += other.callCount;
    this.retryCount += other.retryCount;
    for (const [word, count] of other.errors) addTo(this.errors, word, count);
    for (const [word, count] of other.callErrors) addTo(this.callErrors, word, count);
    for (const measure of MEASURES) this.times[measure].merge(other.times[measure]);
    this.load = mergeLoads(this.load, other.load);
  }
}

function addTo(counts: WordCounts, word: string, count: number): void {
  counts.set(word, (counts.get(word) ?? 0) + count);
}
