import type { Present } from './last-arrivals.ts';
import { LinkTable, linkHash } from './link-table.ts';

/** The number of entries at the start. It is a power of two. */
const CAPACITY_START = 64;

// An entry has four words. It is free unless it was made at the present instant.
const STRIDE = 4;
const SENT = 0;
const FROM = 1;
const TO = 2;
const ORDER = 3;

/**
 * Keeps the messages of a link in the order in which they were sent, where ties are shuffled. A
 * message that arrives with the last one of its link comes after it.
 */
export class ShuffledOrder {
  /** The order of the message that was held last. */
  order = NaN;
  private readonly links = new LinkTable();
  private entries = new Float64Array(STRIDE * CAPACITY_START).fill(NaN);
  private mask = CAPACITY_START - 1;
  /** The number of entries that were made at `sentAt`. */
  private used = 0;
  private sentAt = NaN;

  constructor(private readonly present: Present) {}

  /**
   * Returns the delay of a message in microseconds, from 0, or a longer one, so that it does not
   * arrive before the last message of its link. It leaves the message's order at that instant in
   * `order`; the argument is the order that it would have by itself. O(1).
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
   * Returns the order of a message on a link whose messages all take equally long. Only messages that
   * were sent at the same instant arrive together, so nothing is remembered for longer. O(1).
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

  /** Returns the link's entry of this instant, or the free one in which it would be. */
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
