import type { Present } from './last-arrivals.ts';
import { LinkTable, linkHash } from './link-table.ts';

/** Entries at the start; a power of two. */
const CAPACITY_START = 64;

// Four words an entry. It is free unless it was made at the present instant.
const STRIDE = 4;
const SENT = 0;
const FROM = 1;
const TO = 2;
const ORDER = 3;

/**
 * Keeps messages of a link in the order in which they were sent, where ties are shuffled: a message that arrives with
 * the last one of its link comes after it.
 */
export class ShuffledOrder {
  /** The order of the message that was held last. */
  order = NaN;
  private readonly links = new LinkTable();
  private entries = new Float64Array(STRIDE * CAPACITY_START).fill(NaN);
  private mask = CAPACITY_START - 1;
  /** Entries of the instant `sentAt`. */
  private used = 0;
  private sentAt = NaN;

  constructor(private readonly present: Present) {}

  /**
   * The delay of a message, or as much more as it takes to come after the last one of its link; its order at that
   * instant is left in `order`. `order` is what it would have by itself.
   */
  hold(from: number, to: number, delay: number, order: number): number {
    const { links } = this;
    const { now } = this.present;
    const entry = links.entry(from, to, now);
    const last = links.arrival(entry);
    const isHeld = last > now + delay;
    const isTie = isHeld || last === now + delay;
    this.order = isTie && links.order(entry) >= order ? links.order(entry) + 1 : order;
    links.setOrder(entry, this.order);
    if (!isHeld) links.setArrival(entry, now + delay);
    return isHeld ? last - now : delay;
  }

  /**
   * The order of a message on a link whose messages all take equally long. Only one that was sent at the same instant
   * arrives with it, so that nothing is remembered beyond an instant.
   */
  steady(from: number, to: number, order: number): number {
    const { now } = this.present;
    if (this.sentAt !== now) {
      this.sentAt = now;
      this.used = 0;
    }
    let index = this.find(from, to);
    const { entries } = this;
    if (entries[index + SENT] === now) {
      const last = entries[index + ORDER];
      const own = last >= order ? last + 1 : order;
      entries[index + ORDER] = own;
      return own;
    }
    if (2 * ++this.used > this.mask) {
      this.grow();
      index = this.find(from, to);
    }
    this.entries[index + SENT] = now;
    this.entries[index + FROM] = from;
    this.entries[index + TO] = to;
    this.entries[index + ORDER] = order;
    return order;
  }

  /** Where the link's entry of this instant is, or the free one where it would be. */
  private find(from: number, to: number): number {
    const { entries, mask, sentAt } = this;
    let index = linkHash(from, to) & mask;
    for (;;) {
      const start = STRIDE * index;
      if (entries[start + SENT] !== sentAt) return start;
      if (entries[start + FROM] === from && entries[start + TO] === to) return start;
      index = (index + 1) & mask;
    }
  }

  private grow(): void {
    const old = this.entries;
    this.entries = new Float64Array(2 * old.length).fill(NaN);
    this.mask = 2 * this.mask + 1;
    for (let start = 0; start < old.length; start += STRIDE) {
      if (old[start + SENT] !== this.sentAt) continue;
      const index = this.find(old[start + FROM], old[start + TO]);
      this.entries.set(old.subarray(start, start + STRIDE), index);
    }
  }
}
