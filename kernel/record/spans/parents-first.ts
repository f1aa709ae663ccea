import type { Channel } from '../../actors/channel.ts';
import type { Span } from '../../actors/span.ts';
import type { Instant } from '../../data/time.ts';

/** A span as it was heard: of which actor, and when it ended. */
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
    if (parent === undefined) return this.passWithChildren(heard);
    const family = this.young.of(trace);
    const siblings = family.get(parent);
    if (siblings === PASSED || this.old.find(trace)?.get(parent) === PASSED) {
      this.passWithChildren(heard);
    } else if (siblings === undefined) family.set(parent, [heard]);
    else siblings.push(heard);
  }

  /** No more will come: what still waits is left out. */
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
