/** A byte for each actor, 0 at first. It grows by itself. */
export class Bytes {
  private bytes = new Uint8Array(64);

  at(index: number): number {
    return index < this.bytes.length ? this.bytes[index] : 0;
  }

  set(index: number, value: number): void {
    if (index >= this.bytes.length) {
      const grown = new Uint8Array(Math.max(index + 1, 2 * this.bytes.length));
      grown.set(this.bytes);
      this.bytes = grown;
    }
    this.bytes[index] = value;
  }

  /** A copy of the first `count` bytes. */
  copy(count: number): Uint8Array {
    const copy = new Uint8Array(count);
    copy.set(this.bytes.subarray(0, count));
    return copy;
  }
}
