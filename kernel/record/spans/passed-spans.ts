/** Slots at first: a power of two. */
const SLOTS_MIN = 1024;

const { imul } = Math;

/** A set of spans by the numbers of their traces and their own, which are from 1. It takes 32 to 64 bytes a span. */
class SpanSet {
  count = 0;
  /** Two numbers a slot. The trace of a free slot is 0. */
  private slots = new Float64Array(2 * SLOTS_MIN);
  private mask = SLOTS_MIN - 1;

  has(trace: number, span: number): boolean {
    return this.slots[2 * this.find(trace, span)] !== 0;
  }

  add(trace: number, span: number): void {
    const slot = 2 * this.find(trace, span);
    if (this.slots[slot] !== 0) return;
    this.slots[slot] = trace;
    this.slots[slot + 1] = span;
    this.count += 1;
    if (2 * this.count > this.mask) this.grow();
  }

  /** The slot of a span, or the free slot where it belongs. */
  private find(trace: number, span: number): number {
    const { slots, mask } = this;
    let slot = hash(trace, span) & mask;
    while (slots[2 * slot] !== 0 && (slots[2 * slot] !== trace || slots[2 * slot + 1] !== span)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private grow(): void {
    const { slots } = this;
    this.mask = 2 * this.mask + 1;
    this.slots = new Float64Array(2 * slots.length);
    for (let slot = 0; slot < slots.length; slot += 2) {
      if (slots[slot] === 0) continue;
      const to = 2 * this.find(slots[slot], slots[slot + 1]);
      this.slots[to] = slots[slot];
      this.slots[to + 1] = slots[slot + 1];
    }
  }
}

function hash(trace: number, span: number): number {
  let mixed = imul(span | 0, 0x9e3779b1) ^ imul((span / 4_294_967_296) | 0, 0x85ebca6b);
  mixed = imul(mixed ^ (mixed >>> 15) ^ (trace | 0), 0xc2b2ae35);
  mixed = imul(mixed ^ (mixed >>> 13) ^ ((trace / 4_294_967_296) | 0), 0x27d4eb2f);
  return mixed ^ (mixed >>> 16);
}

/** Remembers spans until from `memory` to twice as many others have come. */
export class PassedSpans {
  /** Whether any span was forgotten. */
  hasForgotten = false;
  // There are two generations, since it costs nothing a span to forget the older one as a whole.
  private young = new SpanSet();
  private old = new SpanSet();

  constructor(private readonly memory: number) {}

  has(trace: number, span: number): boolean {
    return this.young.has(trace, span) || this.old.has(trace, span);
  }

  add(trace: number, span: number): void {
    if (this.young.count === this.memory) {
      this.hasForgotten ||= this.old.count > 0;
      this.old = this.young;
      this.young = new SpanSet();
    }
    this.young.add(trace, span);
  }
}
