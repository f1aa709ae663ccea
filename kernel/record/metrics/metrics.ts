import type { Span } from '../../actors/span.ts';
import type { Instant } from '../../data/time.ts';
import { type ServerLoad, sumLoads } from './loads.ts';
import { ServiceMetrics } from './service-metrics.ts';

/** What was measured of a run's services, in sums, so that several runs can be merged into one. */
export class Metrics {
  /** How long the runs were, together, each to the instant of its last event; 0 until the end of one. */
  durationUs = 0;
  /** By name. */
  readonly services = new Map<string, ServiceMetrics>();

  /** A span has ended: of a server of this service, or of a call to it. */
  note(span: Span, service: string, at: Instant): void {
    const metrics = this.of(service);
    if (span.role === 'server') metrics.noteRequest(span, at);
    else metrics.noteCall(span, at);
  }

  /** The run has ended at this instant, to be told once; `loads` are those of `serverLoads`. */
  end(at: Instant, loads: Iterable<ServerLoad> = []): void {
    this.durationUs += at;
    for (const [service, sums] of sumLoads(loads, at)) this.of(service).load = sums;
  }

  /** Adds all that was measured elsewhere. The metrics of two runs are those of one as long as both. */
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
