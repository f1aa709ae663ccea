import type { Channel } from '../../actors/channel.ts';
import type { HeardReport, Observer } from '../../actors/observer.ts';
import type { Span } from '../../actors/span.ts';
import type { Instant } from '../../data/time.ts';
import { Services } from '../spans/services.ts';
import { Metrics } from './metrics.ts';

/** Measures the services of a run from the spans that its actors report. */
export class MetricsObserver implements Observer {
  readonly metrics = new Metrics();
  private readonly services = new Services();

  report(report: HeardReport, from: Channel): void {
    this.services.report(report, from);
  }

  /** Edges say nothing of services. */
  edges(): void {}

  span(span: Span, from: Channel, at: Instant): void {
    this.metrics.note(span, ...this.services.measuredBy(span, from), at);
  }
}
