const CAPACITY_START = 64;

/** A first-in, first-out ring of slots. */
export class Lane {
  size = 0;
  private ring = new Int32Array(CAPACITY_START);
  private head = 0;

  push(slot: number): void {
    if (this.size === this.ring.length) this.grow();
    this.ring[(this.head + this.size) & (this.ring.length - 1)] = slot;
    this.size++;
  }

  /** The slot that `shift` takes out; meaningless when the lane is empty. */
  first(): number {
    return this.ring[this.head];
  }

  shift(): void {
    this.head = (this.head + 1) & (this.ring.length - 1);
    this.size--;
  }

  private grow(): void {
    const ring = new Int32Array(2 * this.ring.length);
    for (let index = 0; index < this.size; index++) {
      ring[index] = this.ring[(this.head + index) & (this.ring.length - 1)];
    }
    this.ring = ring;
    this.head = 0;
  }
}
