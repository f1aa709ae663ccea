const CAPACITY_START = 256;

// An entry has three words.
const STRIDE = 3;
const LINK = 0;
const ARRIVAL = 1;
const ORDER = 2;

/** A run has fewer actors, so that a sender and a receiver make one number. */
const ACTORS_MAX = 2 ** 26;

/**
 * Remembers, by sender and receiver, when the last message of a link arrives, and its order among the events of that
 * instant. An open-addressed table: when it is full, it throws out the links whose last message has arrived.
 */
export class LinkTable {
  private entries = emptyEntries(CAPACITY_START);
  private mask = CAPACITY_START - 1;
  private used = 0;

  /**
   * Returns the index of the link's entry, which is made if it is missing. The index holds until the
   * next call. `from` and `to` are below 2^26. O(1), but for the table's growth.
   */
  entry(from: number, to: number, now: number): number {
    const link = from * ACTORS_MAX + to;
    let index = this.find(link, from, to);
    if (!Number.isNaN(this.entries[index + LINK])) return index;
    if (2 * this.used > this.mask) {
      this.forgetBefore(now);
      index = this.find(link, from, to);
    }
    this.used++;
    this.entries[index + LINK] = link;
    this.entries[index + ARRIVAL] = NaN;
    return index;
  }

  /** The instant at which the link's last message arrives; NaN before the first. */
  arrival(entry: number): number {
    return this.entries[entry + ARRIVAL];
  }
  setArrival(entry: number, arrival: number): void {
    this.entries[entry + ARRIVAL] = arrival;
  }

  /** The order of that message. It means nothing until it is set. */
  order(entry: number): number {
    return this.entries[entry + ORDER];
  }
  setOrder(entry: number, order: number): void {
    this.entries[entry + ORDER] = order;
  }

  /** Returns the index of the link's entry, or of the free one in which it would be. */
  private find(link: number, from: number, to: number): number {
    const { entries, mask } = this;
    let index = linkHash(from, to) & mask;
    for (;;) {
      const found = entries[STRIDE * index + LINK];
      if (found === link || Number.isNaN(found)) return STRIDE * index;
      index = (index + 1) & mask;
    }
  }

  /** Makes room. A message that has arrived holds up no other. */
  private forgetBefore(now: number): void {
    const old = this.entries;
    let count = 0;
    for (let start = 0; start < old.length; start += STRIDE) {
      if (old[start + ARRIVAL] >= now) count++;
    }
    let capacity = CAPACITY_START;
    // Little more room would soon be full again.
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

/** Spreads pairs of a sender and a receiver over 32 bits. */
export function linkHash(from: number, to: number): number {
  let hash = Math.imul(from, 0x9e3779b1) ^ Math.imul(to, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
  return hash ^ (hash >>> 13);
}
