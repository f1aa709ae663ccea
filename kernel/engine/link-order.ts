const CAPACITY_START = 256;

// Three words an entry.
const STRIDE = 3;
const LINK = 0;
const ARRIVAL = 1;
const ORDER = 2;

/** More actors than a run can have: makes one number of a sender and a receiver. */
const ACTORS_MAX = 2 ** 26;

/**
 * Keeps messages of a link in the order in which they were sent: remembers, by sender and receiver, when the last
 * message arrives and its order among the events of that instant. An open-addressed table, whose entries of the
 * past are thrown out when it is full.
 */
export class LinkOrder {
  /** The order of the message that was placed last. */
  order = NaN;
  private entries = emptyEntries(CAPACITY_START);
  private mask = CAPACITY_START - 1;
  private used = 0;

  /**
   * The delay of a message, or as much more as it takes to come after the last one of its link; its order at that
   * instant is left in `order`. `order` is what it would have by itself.
   */
  place(from: number, to: number, delay: number, order: number, now: number): number {
    const link = from * ACTORS_MAX + to;
    let index = this.find(link, from, to);
    if (Number.isNaN(this.entries[index + LINK])) {
      if (2 * this.used > this.mask) {
        this.forgetBefore(now);
        index = this.find(link, from, to);
      }
      this.used++;
      this.entries[index + LINK] = link;
      this.entries[index + ARRIVAL] = NaN;
    }
    const { entries } = this;
    const last = entries[index + ARRIVAL];
    let arrival = now + delay;
    this.order = order;
    if (last >= arrival) {
      arrival = last;
      if (entries[index + ORDER] >= order) this.order = entries[index + ORDER] + 1;
    }
    entries[index + ARRIVAL] = arrival;
    entries[index + ORDER] = this.order;
    return arrival - now;
  }

  /** Where the link's entry is, or the free one where it would be. */
  private find(link: number, from: number, to: number): number {
    const { entries, mask } = this;
    let hash = Math.imul(from, 0x9e3779b1) ^ Math.imul(to, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
    let place = (hash ^ (hash >>> 13)) & mask;
    for (;;) {
      const found = entries[STRIDE * place + LINK];
      if (found === link || Number.isNaN(found)) return STRIDE * place;
      place = (place + 1) & mask;
    }
  }

  /** Makes room: what arrived before now holds nothing up any more. */
  private forgetBefore(now: number): void {
    const old = this.entries;
    let count = 0;
    for (let start = 0; start < old.length; start += STRIDE) {
      if (old[start + ARRIVAL] >= now) count++;
    }
    let capacity = CAPACITY_START;
    // Where most are of the present, room for few more would soon be full again.
    while (capacity < 4 * count) capacity *= 2;
    this.entries = emptyEntries(capacity);
    this.mask = capacity - 1;
    this.used = count;
    for (let start = 0; start < old.length; start += STRIDE) {
      if (!(old[start + ARRIVAL] >= now)) continue;
      const link = old[start + LINK];
      const index = this.find(link, Math.floor(link / ACTORS_MAX), link % ACTORS_MAX);
      this.entries.set(old.subarray(start, start + STRIDE), index);
    }
  }
}

const emptyEntries = (count: number): Float64Array => new Float64Array(STRIDE * count).fill(NaN);
