/** First in, first out, in O(1): an array's `shift` moves all that is behind. */
export class Line<Item> {
  private items: Item[] = [];
  private head = 0;

  get size(): number {
    return this.items.length - this.head;
  }

  /** Those in it, the first first. */
  *waiting(): Generator<Item> {
    for (let index = this.head; index < this.items.length; index++) yield this.items[index];
  }

  push(item: Item): void {
    this.items.push(item);
  }

  /** Takes out the first; `undefined` when there is none. */
  shift(): Item | undefined {
    if (this.head === this.items.length) return undefined;
    const item = this.items[this.head++];
    // Once half of it is spent, what is left moves to the front: a move each, on average.
    if (2 * this.head >= this.items.length) {
      this.items = this.items.slice(this.head);
      this.head = 0;
    }
    return item;
  }
}
