import type { Span } from '../../actors/span.ts';
import type { Instant } from '../../data/time.ts';
import { addLoads, loadSums } from './load-sums.ts';
import type { InstanceLoad } from './loads.ts';
import { ServiceMetrics } from './service-metrics.ts';
import { Sum } from './sum.ts';
import { valueAt } from './word-counts.ts';

/** The measures of a run's services. They are sums, so that several runs can be merged into one, in any order. */
export class Metrics {
  /** The metrics of each service, by its name. */
  readonly services = new Map<string, ServiceMetrics>();
  private readonly duration = new Sum();

  /** The summed durations of the runs; 0 before the end of the first. */
  get durationUs(): number {
    return this.duration.value;
  }

  /**
   * Adds a span of a server of this service, or of a call to it. `by` is the instance that has
   * served, or the service that has called. A message that nobody answers is no call.
   */
  note(span: Span, service: string, by: string, at: Instant): void {
    if (span.role === 'producer') return;
    const metrics = this.of(service);
    if (span.role === 'client') metrics.noteCall(span, by, at);
    else metrics.noteRequest(span, by, at);
  }

  /** Ends a run. Call it once, with the `loads` of `serverLoads`. */
  end(at: Instant, loads: Iterable<InstanceLoad> = []): void {
    this.lengthen(at);
    for (const load of loads) {
      const sums = loadSums(load, at);
      const metrics = this.of(load.service);
      metrics.load = addLoads(metrics.load, sums);
      metrics.instance(load.instance).load = sums;
    }
  }

  /** Adds the duration of a run. */
  lengthen(durationUs: number): void {
    this.duration.add(durationUs);
  }

  /** Adds the metrics of other runs. The sum of two runs equals one run as long as both. */
  merge(other: Metrics): void {
    this.duration.merge(other.duration);
    for (const [service, metrics] of other.services) this.of(service).merge(metrics);
  }

  /** The metrics of a service, which are added if it is new. */
  of(service: string): ServiceMetrics {
    return valueAt(this.services, service, () => new ServiceMetrics());
  }
}
