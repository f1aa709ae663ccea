import type { Channel } from '../../actors/channel.ts';
import type { Span } from '../../actors/span.ts';
import type { Instant } from '../../data/time.ts';

/** A span, with its actor and the instant at which it ended. */
export interface HeardSpan {
  readonly span: Span;
  readonly from: Channel;
  readonly at: Instant;
}

/** The keys of spans that were passed on, and waiting spans by the key of their parent. */
class Generation {
  readonly passed = new Set<string>();
  readonly waiting = new Map<string, HeardSpan[]>();
  count = 0;
}

/**
 * Passes spans on, each after its parent. A parent usually ends after its children, so they wait
 * for it. A span that ends after its parent is passed on at once. Without the end of its parent, a
 * span is left out with all its descendants. So a parent that a span names is always there.
 *
 * Memory is bounded. A span is forgotten after `memory` to twice as many later spans. Spans that
 * still wait are then left out, and so are later children of a forgotten parent.
 */
export class ParentsFirst {
  /** Spans that were left out. */
  leftOutCount = 0;
  // There are two generations, since it costs nothing a span to forget the older one as a whole.
  private young = new Generation();
  private old = new Generation();

  constructor(
    private readonly pass: (heard: HeardSpan) => void,
    private readonly memory = 250_000,
  ) {}

  add(heard: HeardSpan): void {
    if (this.young.count === this.memory) this.forget();
    this.young.count += 1;
    const { trace, parent } = heard.span;
    const key = keyOf(trace, parent ?? 0);
    if (parent === undefined || this.young.passed.has(key) || this.old.passed.has(key)) {
      return this.passWithChildren(heard);
    }
    const { waiting } = this.young;
    const siblings = waiting.get(key);
    if (siblings === undefined) waiting.set(key, [heard]);
    else siblings.push(heard);
  }

  /** Leaves out all spans that still wait. Call it after the last span. */
  close(): void {
    this.forget();
    this.forget();
  }

  private passWithChildren(heard: HeardSpan): void {
    // It is a list, since recursion over many generations would overflow the stack.
    const ready = [heard];
    for (const next of ready) {
      const key = keyOf(next.span.trace, next.span.span);
      this.pass(next);
      this.young.passed.add(key);
      for (const { waiting } of [this.old, this.young]) {
        for (const child of waiting.get(key) ?? []) ready.push(child);
        waiting.delete(key);
      }
    }
  }

  private forget(): void {
    for (const { length } of this.old.waiting.values()) this.leftOutCount += length;
    this.old = this.young;
    this.young = new Generation();
  }
}

const keyOf = (trace: number, span: number): string => `${trace}/${span}`;
