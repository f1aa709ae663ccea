/**
 * Items handled in one event. A set-up in one event would deafen the process to SIGINT and keep millions of
 * messages pending; in one event an item it would be the causal chain of a livelock. Of the number of items
 * it must not depend: identities follow from the batch.
 */
const BATCH_SIZE = 1000;

/** Work on many items, a batch an event. */
export class Batches {
  private done = 0;

  /** Acts on the next batch of `count` items, by index; whether any is left, for the next event. */
  next(count: number, act: (index: number) => void): boolean {
    const end = Math.min(this.done + BATCH_SIZE, count);
    while (this.done < end) act(this.done++);
    if (this.done < count) return true;
    this.done = 0;
    return false;
  }
}
