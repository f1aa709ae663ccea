import type { Channel } from '../../actors/channel.ts';
import type { Span } from '../../actors/span.ts';
import type { Instant } from '../../data/time.ts';

/** A span as it was heard: of which actor, and when it ended. */
export interface HeardSpan {
  readonly span: Span;
  readonly from: Channel;
  readonly at: Instant;
}

/** By trace and number: the spans passed on, and those that wait for a parent, under that one's. */
class Generation {
  readonly passed = new Set<string>();
  readonly waiting = new Map<string, HeardSpan[]>();
  count = 0;
}

/**
 * Passes spans on, each after its parent. A parent ends after its children, as a rule, so that they wait for
 * it; one that comes late, after its parent, goes on at once. A span whose parent never ends, since the run
 * does or its actor is gone, is left out with all below it: a parent that is told of is always there.
 *
 * Memory is bounded: what more than `memory` spans have come after, by one to two times, is forgotten. A span
 * that waits until then is left out, and so is one whose parent was passed on before then.
 */
export class ParentsFirst {
  /** Spans that were left out. */
  leftOutCount = 0;
  // Two generations: to forget the older one as a whole costs nothing a span.
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

  /** No more will come: what still waits is left out. */
  close(): void {
    this.forget();
    this.forget();
  }

  private passWithChildren(heard: HeardSpan): void {
    // A list, since a call a generation would end with the stack.
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
