import type { Span } from '../../actors/span.ts';
import type { Instant } from '../../data/time.ts';
import { type ServerLoad, sumLoads } from './loads.ts';
import { ServiceMetrics } from './service-metrics.ts';

/** The measures of a run's services. They are sums, so that several runs can be merged into one. */
export class Metrics {
  /** The summed durations of the runs; 0 before the end of the first. */
  durationUs = 0;
  /** The metrics of each service, by its name. */
  readonly services = new Map<string, ServiceMetrics>();

  /** Adds a span of a server of this service, or of a call to it. */
  note(span: Span, service: string, at: Instant): void {
    const metrics = this.of(service);
    if (span.role === 'server') metrics.noteRequest(span, at);
    else metrics.noteCall(span, at);
  }

  /** Ends a run. Call it once, with the `loads` of `serverLoads`. */
  end(at: Instant, loads: Iterable<ServerLoad> = []): void {
    this.durationUs += at;
    for (const [service, sums] of sumLoads(loads, at)) this.of(service).load = sums;
  }

  /** Adds the metrics of other runs. The sum of two runs equals one run as long as both. */
  merge(other: Metrics): void {
    this.durationUs += other.durationUs;
    for (const [service, metrics] of other.services) this.of(service).merge(metrics);
  }

  private of(service: string): ServiceMetrics {
    const known = this.services.get(service);
    if (known !== undefined) return known;
    const metrics = new ServiceMetrics();
    this.services.set(service, metrics);
    return metrics;
  }
}
