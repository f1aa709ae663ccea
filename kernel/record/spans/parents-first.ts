import type { Channel } from '../../actors/channel.ts';
import type { Span } from '../../actors/span.ts';
import type { Instant } from '../../data/time.ts';

/** A span, with its actor and the instant at which it ended. */
export interface HeardSpan {
  readonly span: Span;
  readonly from: Channel;
  readonly at: Instant;
}

const PASSED = 'passed';

/** What is known of a trace's spans, by their numbers: the span was passed on, or these wait for it. */
type Family = Map<number, HeardSpan[] | typeof PASSED>;

class Generation {
  count = 0;
  /** By trace. One map with texts of both numbers as keys would take five times as long. */
  private readonly families = new Map<number, Family>();

  /** The family, which is added if it is new. */
  of(trace: number): Family {
    const known = this.families.get(trace);
    if (known !== undefined) return known;
    const family: Family = new Map();
    this.families.set(trace, family);
    return family;
  }

  /** The family, if any of its spans came in this generation. */
  find(trace: number): Family | undefined {
    return this.families.get(trace);
  }

  waitingCount(): number {
    let count = 0;
    for (const family of this.families.values()) {
      for (const entry of family.values()) if (entry !== PASSED) count += entry.length;
    }
    return count;
  }
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
    if (parent === undefined) return this.passWithChildren(heard);
    const family = this.young.of(trace);
    const siblings = family.get(parent);
    if (siblings === PASSED || this.old.find(trace)?.get(parent) === PASSED) {
      this.passWithChildren(heard);
    } else if (siblings === undefined) family.set(parent, [heard]);
    else siblings.push(heard);
  }

  /** Leaves out all spans that still wait. Call it after the last span. */
  close(): void {
    this.forget();
    this.forget();
  }

  private passWithChildren(heard: HeardSpan): void {
    const young = this.young.of(heard.span.trace);
    const old = this.old.find(heard.span.trace);
    // A list, since a call a generation would end with the stack.
    const ready = [heard];
    for (const next of ready) {
      const { span } = next.span;
      this.pass(next);
      addWaiting(ready, old?.get(span));
      addWaiting(ready, young.get(span));
      old?.delete(span);
      young.set(span, PASSED);
    }
  }

  private forget(): void {
    this.leftOutCount += this.old.waitingCount();
    this.old = this.young;
    this.young = new Generation();
  }
}

function addWaiting(ready: HeardSpan[], waiting: HeardSpan[] | typeof PASSED | undefined): void {
  if (waiting === undefined || waiting === PASSED) return;
  for (const child of waiting) ready.push(child);
}
