import type { Channel } from '../../actors/channel.ts';
import type { HeardReport, Observer } from '../../actors/observer.ts';
import type { Span } from '../../actors/span.ts';
import type { Instant } from '../../data/time.ts';
import { OtlpLines } from './otlp.ts';
import { ParentsFirst } from './parents-first.ts';
import { Services } from './services.ts';

/** Writes each span as a line of OTLP's JSON encoding, after its parent's. */
export class SpanWriter implements Observer {
  private readonly services = new Services();
  private readonly lines = new OtlpLines(this.services);
  private readonly spans: ParentsFirst;

  constructor(write: (line: string) => void) {
    this.spans = new ParentsFirst((heard) => write(this.lines.line(heard)));
  }

  report(report: HeardReport, from: Channel): void {
    this.services.report(report, from);
    this.lines.forget(from);
  }

  span(span: Span, from: Channel, at: Instant): void {
    this.spans.add({ span, from, at });
  }

  /**
   * Ends the writing. Returns how many spans were left out, since a span above them never ended or
   * was forgotten.
   */
  close(): number {
    this.spans.close();
    return this.spans.leftOutCount;
  }
}
