/** The last so many values, with their mean and deviation. */
export class Window {
  private readonly values: number[] = [];
  private next = 0;
  // The sums are of differences to the first value, which keeps them small.
  private origin = 0;
  private sum = 0;
  private squares = 0;

  constructor(private readonly sizeMax: number) {}

  get size(): number {
    return this.values.length;
  }

  add(value: number): void {
    if (this.values.length === 0) this.origin = value;
    const difference = value - this.origin;
    const old = this.values.at(this.next);
    if (this.values.length === this.sizeMax && old !== undefined) {
      this.sum -= old - this.origin;
      this.squares -= (old - this.origin) * (old - this.origin);
    }
    this.values[this.next] = value;
    this.next = (this.next + 1) % this.sizeMax;
    this.sum += difference;
    this.squares += difference * difference;
  }

  /** NaN for no values. */
  get mean(): number {
    return this.origin + this.sum / this.size;
  }

  get deviation(): number {
    const mean = this.sum / this.size;
    return Math.sqrt(Math.max(0, this.squares / this.size - mean * mean));
  }
}
