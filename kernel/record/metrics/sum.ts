/** From here on, a part is moved into the whole number of any size. Adding a safe number stays exact. */
const PART_MAX = 4_503_599_627_370_496;

/** An exact sum of whole numbers. So it does not depend on the order in which they were added. */
export class Sum {
  private part = 0;
  /** The rest, which most sums never have. */
  private rest = 0n;

  /** Adds a whole number from 0. */
  add(number: number): void {
    if (number >= PART_MAX) {
      this.rest += BigInt(number);
      return;
    }
    this.part += number;
    if (this.part < PART_MAX) return;
    this.rest += BigInt(this.part);
    this.part = 0;
  }

  merge(other: Sum): void {
    this.rest += other.rest;
    this.add(other.part);
  }

  /** Returns a new sum of both. */
  plus(other: Sum): Sum {
    const sum = new Sum();
    sum.merge(this);
    sum.merge(other);
    return sum;
  }

  /** Makes the sum of one number. */
  static of(number: number): Sum {
    const sum = new Sum();
    sum.add(number);
    return sum;
  }

  /** The nearest number. Up to 2^53 it is exact. */
  get value(): number {
    return this.rest === 0n ? this.part : Number(this.rest + BigInt(this.part));
  }
}
