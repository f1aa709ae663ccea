import type { ClientSpan, ServerSpan } from '../../actors/span.ts';
import type { Instant } from '../../data/time.ts';
import { CallerMetrics } from './caller-metrics.ts';
import { InstanceMetrics } from './instance-metrics.ts';
import { type LoadSums, mergeLoads } from './load-sums.ts';
import { OutcomeTimes } from './outcome-times.ts';
import { addTo, mergeCounts, valueAt, type WordCounts } from './word-counts.ts';

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
  /** Requests for data that it had. */
  hitCount = 0;
  /** Requests for data that it did not have. */
  missCount = 0;
  readonly times = new OutcomeTimes();
  /** The loads of its servers, if they have a method `load`. */
  load: LoadSums | undefined;
  /** The measures of its instances, by name. */
  readonly instances = new Map<string, InstanceMetrics>();
  /** The measures of calls to it, by the service that calls. */
  readonly callers = new Map<string, CallerMetrics>();

  /** Adds a finished request of one of its instances. */
  noteRequest(span: ServerSpan, instance: string, at: Instant): void {
    const { start, waited, served, error, hit } = span;
    this.requestCount += 1;
    if (error !== undefined) addTo(this.errors, error, 1);
    if (hit === true) this.hitCount += 1;
    if (hit === false) this.missCount += 1;
    const times = this.times.of(error);
    times.response.record(at - start);
    times.service.record(served);
    times.queueing.record(waited);
    this.instance(instance).noteRequest(span, at);
  }

  /** Adds a finished call of another service. */
  noteCall(span: ClientSpan, caller: string, at: Instant): void {
    const { start, attempt, remote, error } = span;
    this.callCount += 1;
    if (attempt > 1) this.retryCount += 1;
    if (error !== undefined) addTo(this.callErrors, error, 1);
    const times = this.times.of(error);
    const roundTrip = at - start;
    times.roundTrip.record(roundTrip);
    // The peer measured `remote`, and its clock need not agree with the caller's.
    if (remote !== undefined) times.network.record(Math.max(0, roundTrip - remote));
    this.caller(caller).noteCall(span, at);
  }

  /** Adds the measures of this service in another run. */
  merge(other: ServiceMetrics): void {
    this.requestCount += other.requestCount;
    this.callCount += other.callCount;
    this.retryCount += other.retryCount;
    this.hitCount += other.hitCount;
    this.missCount += other.missCount;
    mergeCounts(this.errors, other.errors);
    mergeCounts(this.callErrors, other.callErrors);
    this.times.merge(other.times);
    this.load = mergeLoads(this.load, other.load);
    for (const [name, metrics] of other.instances) this.instance(name).merge(metrics);
    for (const [name, metrics] of other.callers) this.caller(name).merge(metrics);
  }

  /** The measures of an instance, which are added if it is new. */
  instance(name: string): InstanceMetrics {
    return valueAt(this.instances, name, () => new InstanceMetrics());
  }

  /** The measures of a calling service, which are added if it is new. */
  caller(name: string): CallerMetrics {
    return valueAt(this.callers, name, () => new CallerMetrics());
  }
}
