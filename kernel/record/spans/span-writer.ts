import type { Channel } from '../../actors/channel.ts';
import type { HeardReport, Observer } from '../../actors/observer.ts';
import type { Span } from '../../actors/span.ts';
import { SimulationError } from '../../data/errors.ts';
import type { Instant } from '../../data/time.ts';
import { Epoch } from './epoch.ts';
import { OtlpLines } from './otlp.ts';
import { type LeftOut, ParentsFirst } from './parents-first.ts';
import { Services } from './services.ts';
import { isSampled } from './span-ids.ts';

/** How spans are written. */
export interface SpanOptions {
  /** The start of virtual time, in milliseconds since 1970; 2000-01-01 without it. */
  readonly epoch?: number | undefined;
  /** The share of traces that are written, from 0 to 1, the default. */
  readonly sample?: number | undefined;
}

/** Writes each span as a line of OTLP's JSON encoding, after its parent's. */
export class SpanWriter implements Observer {
  /** Whether any actor has reported a span, sampled or not. */
  hasHeard = false;
  private readonly services = new Services();
  private readonly lines: OtlpLines;
  private readonly spans: ParentsFirst;
  private readonly sample: number;

  /** @throws bad-argument for an epoch as `Epoch`, and for a share outside of 0 to 1. */
  constructor(write: (line: string) => void, { epoch, sample = 1 }: SpanOptions = {}) {
    if (!(sample >= 0 && sample <= 1)) {
      throw new SimulationError(
        'bad-argument',
        `sample: got ${sample}, expected a number from 0 to 1`,
      );
    }
    this.sample = sample;
    this.lines = new OtlpLines(this.services, new Epoch(epoch));
    this.spans = new ParentsFirst((heard) => write(this.lines.line(heard)));
  }

  report(report: HeardReport, from: Channel): void {
    this.services.report(report, from);
    this.lines.forget(from);
  }

  /** Edges say nothing of spans. */
  edges(): void {}

  span(span: Span, from: Channel, at: Instant): void {
    this.hasHeard = true;
    if (this.sample < 1 && !isSampled(span.trace, this.sample)) return;
    this.spans.add({ span, from, at });
  }

  /** Ends the writing. Traces that were not sampled are not among those left out. */
  close(): LeftOut {
    return this.spans.close();
  }
}
