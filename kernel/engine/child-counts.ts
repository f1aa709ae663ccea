/** The limit of keys in the small table: half of its entries. */
const SMALL_MAX = 16;
const STRIDE = 4;

/** Entries of four words: stamp, high and low word of the key, count. */
const entriesFor = (keyCount: number): Int32Array => new Int32Array(2 * keyCount * STRIDE);

/**
 * Counts the children of the present event that have the same kind and target, so that their ids
 * are distinct. It is an open-addressed table, which a new event empties in O(1) by a new stamp. A
 * hash map for each handler, or an array over all actors, would cost a good part of a message's
 * time. Most events have few children, and a small table for them stays in the cache. An event with
 * more children moves to a large one.
 */
export class ChildCounts {
  private readonly small = entriesFor(SMALL_MAX);
  private large = entriesFor(8 * SMALL_MAX);
  private entries = this.small;
  private mask = 2 * SMALL_MAX - 1;
  private stamp = 1;
  private used = 0;
  private callCount = 0;
  /**
   * The key of the first call. The second call puts it into the table, so that one child needs no
   * table.
   */
  private firstHigh = 0;
  private firstLow = 0;

  /** Forgets all counts. */
  reset(): void {
    if (this.callCount > 1) this.empty();
    this.callCount = 0;
  }

  /** Returns how often it was called with this key since `reset`: 0 the first time. */
  next(keyHigh: number, keyLow: number): number {
    if (this.callCount++ > 0) return this.count(keyHigh, keyLow);
    this.firstHigh = keyHigh;
    this.firstLow = keyLow;
    return 0;
  }

  private count(keyHigh: number, keyLow: number): number {
    if (this.used === 0) this.look(this.firstHigh, this.firstLow);
    return this.look(keyHigh, keyLow);
  }

  private empty(): void {
    this.used = 0;
    if (this.entries !== this.small) {
      this.entries = this.small;
      this.mask = 2 * SMALL_MAX - 1;
    }
    if (++this.stamp === 0x7fffffff) {
      this.small.fill(0);
      this.large.fill(0);
      this.stamp = 1;
    }
  }

  /** Counts a key in the table. */
  private look(keyHigh: number, keyLow: number): number {
    const { entries, mask, stamp } = this;
    let index = (keyLow ^ (keyLow >>> 15)) & mask;
    for (;;) {
      const entry = index * STRIDE;
      if (entries[entry] !== stamp) {
        if (2 * this.used > mask) {
          this.grow();
          return this.look(keyHigh, keyLow);
        }
        this.used++;
        entries[entry] = stamp;
        entries[entry + 1] = keyHigh;
        entries[entry + 2] = keyLow;
        entries[entry + 3] = 1;
        return 0;
      }
      if (entries[entry + 2] === keyLow && entries[entry + 1] === keyHigh) {
        return entries[entry + 3]++;
      }
      index = (index + 1) & mask;
    }
  }

  private grow(): void {
    const { entries, stamp } = this;
    if (entries !== this.small) this.large = entriesFor(entries.length / STRIDE);
    const { large } = this;
    const mask = large.length / STRIDE - 1;
    for (let entry = 0; entry < entries.length; entry += STRIDE) {
      if (entries[entry] !== stamp) continue;
      let index = (entries[entry + 2] ^ (entries[entry + 2] >>> 15)) & mask;
      while (large[index * STRIDE] === stamp) index = (index + 1) & mask;
      large.set(entries.subarray(entry, entry + STRIDE), index * STRIDE);
    }
    this.entries = large;
    this.mask = mask;
  }
}
