import type { ClientSpan, ServerSpan } from '../../actors/span.ts';
import type { Instant } from '../../data/time.ts';
import { Histogram } from './histogram.ts';
import { type LoadSums, mergeLoads } from './loads.ts';

/** The durations that are measured of a service; `ServiceMetrics.times` says what they are. */
export const MEASURES = ['response', 'service', 'queueing', 'network', 'roundTrip'] as const;
export type Measure = (typeof MEASURES)[number];

/** How often each word was said. */
export type WordCounts = Map<string, number>;

/** What was measured of one service: of its requests by its own spans, of the calls to it by its callers'. */
export class ServiceMetrics {
  /** Requests that it is done with, well or with an error; and the errors, by word. */
  requestCount = 0;
  readonly errors: WordCounts = new Map();
  /** Attempts to call it that are over; what went wrong with them, by word; and those that repeat another. */
  callCount = 0;
  readonly callErrors: WordCounts = new Map();
  retryCount = 0;
  /**
   * response: of requests, from arrival to answer. service and queueing: how long a worker took, and how long
   * the request waited for one; in the rest, it called others. roundTrip: of calls, from the request sent to
   * its response. network: how much of it the service did not have it. All of what went well alone: how long an
   * error took, as of a request refused at once, says nothing of the others.
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

  /** A request of it is over. */
  noteRequest({ start, waited, served, error }: ServerSpan, at: Instant): void {
    this.requestCount += 1;
    if (error !== undefined) return addTo(this.errors, error, 1);
    this.times.response.record(at - start);
    this.times.service.record(served);
    this.times.queueing.record(waited);
  }

  /** A call to it is over. */
  noteCall({ start, attempt, remote, error }: ClientSpan, at: Instant): void {
    this.callCount += 1;
    if (attempt > 1) this.retryCount += 1;
    if (error !== undefined) return addTo(this.callErrors, error, 1);
    const roundTrip = at - start;
    this.times.roundTrip.record(roundTrip);
    // The peer measured it, whose clock need not agree with the caller's.
    const network = Math.max(0, roundTrip - (remote ?? 0));
    if (remote !== undefined) this.times.network.record(network);
  }

  /** Adds all that was measured of it in another run, or in another part of this one. */
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
