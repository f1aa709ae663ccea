/**
 * How many items one event handles. If one event handled all items, the process could not react to
 * SIGINT, and millions of messages would be pending. One event for each item would look like a
 * livelock. It must not depend on the number of items, since identities follow from the batch.
 */
const BATCH_SIZE = 1000;

/** Handles many items, one batch in each event. */
export class Batches {
  private done = 0;

  /** Acts on the next batch of `count` items, by index. Returns whether any are left. */
  next(count: number, act: (index: number) => void): boolean {
    const end = Math.min(this.done + BATCH_SIZE, count);
    while (this.done < end) act(this.done++);
    if (this.done < count) return true;
    this.done = 0;
    return false;
  }
}
