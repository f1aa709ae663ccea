/** A first-in, first-out queue. `shift` is O(1), while an array's `shift` moves all other items. */
export class Line<Item> {
  private items: Item[] = [];
  private head = 0;

  get size(): number {
    return this.items.length - this.head;
  }

  /** Yields the items in their order. */
  *waiting(): Generator<Item> {
    for (let index = this.head; index < this.items.length; index++) yield this.items[index];
  }

  push(item: Item): void {
    this.items.push(item);
  }

  /** Takes out the first item; `undefined` when there is none. */
  shift(): Item | undefined {
    if (this.head === this.items.length) return undefined;
    const item = this.items[this.head++];
    // When half of the array is spent, the rest moves to the front. That is one move an item on
    // average.
    if (2 * this.head >= this.items.length) {
      this.items = this.items.slice(this.head);
      this.head = 0;
    }
    return item;
  }
}
