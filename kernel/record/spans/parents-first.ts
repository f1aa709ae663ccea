import type { Channel } from '../../actors/channel.ts';
import type { Span } from '../../actors/span.ts';
import type { Instant } from '../../data/time.ts';
import { PassedSpans } from './passed-spans.ts';

/** A span, with its actor and the instant at which it ended. */
export interface HeardSpan {
  readonly span: Span;
  readonly from: Channel;
  readonly at: Instant;
}

/** The spans that were left out. */
export interface LeftOut {
  readonly count: number;
  /**
   * Whether ended parents were forgotten, so that their later children may be among them. Otherwise
   * they are all of requests that had not ended.
   */
  readonly hasForgotten: boolean;
}

/** How many ended spans are remembered at least. */
const MEMORY = 1_000_000;

/**
 * Passes spans on, each after its parent. A parent usually ends after its children, so they wait
 * for it, however long that takes. A span that ends after its parent is passed on at once. Without
 * the end of its parent, a span is left out with all its descendants. So a parent that a span names
 * is always there.
 *
 * A span that has ended is forgotten after `memory` to twice as many later ones. Children that end
 * after that are left out. Memory grows with the spans of requests that have not ended.
 */
export class ParentsFirst {
  private readonly passed: PassedSpans;
  /** By the number of the parent, which spans of several traces may share. */
  private readonly waiting = new Map<number, HeardSpan[]>();
  private waitingCount = 0;

  constructor(
    private readonly pass: (heard: HeardSpan) => void,
    memory = MEMORY,
  ) {
    this.passed = new PassedSpans(memory);
  }

  add(heard: HeardSpan): void {
    const { trace, parent } = heard.span;
    if (parent === undefined || this.passed.has(trace, parent)) return this.passWithChildren(heard);
    this.waitingCount += 1;
    const siblings = this.waiting.get(parent);
    if (siblings === undefined) this.waiting.set(parent, [heard]);
    else siblings.push(heard);
  }

  /** Leaves out all spans that still wait. Call it after the last span. */
  close(): LeftOut {
    this.waiting.clear();
    return { count: this.waitingCount, hasForgotten: this.passed.hasForgotten };
  }

  private passWithChildren(heard: HeardSpan): void {
    // A list, since a call a generation would end with the stack.
    const ready = [heard];
    for (const next of ready) {
      const { trace, span } = next.span;
      this.pass(next);
      this.passed.add(trace, span);
      const waiting = this.waiting.get(span);
      if (waiting === undefined) continue;
      const others = waiting.filter((one) => one.span.trace !== trace);
      for (const one of waiting) if (one.span.trace === trace) ready.push(one);
      this.waitingCount -= waiting.length - others.length;
      if (others.length === 0) this.waiting.delete(span);
      else this.waiting.set(span, others);
    }
  }
}
