const CAPACITY_START = 32;
const STRIDE = 4;

/**
 * Counts, for the event being handled, its children of the same kind and target, which makes their ids
 * distinct. An open-addressed table that a new event empties by a new stamp, in O(1): a hash map a
 * handler, or an array over all actors, costs a good part of a message's time.
 */
export class ChildCounts {
  private capacity = CAPACITY_START;
  /** Entries of four words: stamp, high and low word of the key, count. */
  private entries = new Int32Array(CAPACITY_START * STRIDE);
  private stamp = 1;
  private used = 0;

  /** Forgets all counts. */
  reset(): void {
    this.used = 0;
    if (++this.stamp === 0x7fffffff) {
      this.entries.fill(0);
      this.stamp = 1;
    }
  }

  /** How often it was called with this key since `reset`: 0 the first time. */
  next(keyHigh: number, keyLow: number): number {
    const { entries, stamp } = this;
    const mask = this.capacity - 1;
    let index = (keyLow ^ (keyLow >>> 15)) & mask;
    for (;;) {
      const entry = index * STRIDE;
      if (entries[entry] !== stamp) {
        if (this.used * 2 >= this.capacity) {
          this.grow();
          return this.next(keyHigh, keyLow);
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
    const old = this.entries;
    this.capacity *= 2;
    this.entries = new Int32Array(this.capacity * STRIDE);
    const mask = this.capacity - 1;
    for (let entry = 0; entry < old.length; entry += STRIDE) {
      if (old[entry] !== this.stamp) continue;
      let index = (old[entry + 2] ^ (old[entry + 2] >>> 15)) & mask;
      while (this.entries[index * STRIDE] === this.stamp) index = (index + 1) & mask;
      this.entries.set(old.subarray(entry, entry + STRIDE), index * STRIDE);
    }
  }
}
