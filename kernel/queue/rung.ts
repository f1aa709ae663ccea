/** One rung: buckets of equal, power-of-two width over [start, end), those before `current` spent. */
export class Rung {
  // Instants outgrow 31 bits after half an hour; what started as a small whole number would then cost a
  // recompilation of all that reads it, in the middle of the run.
  start = NaN;
  end = NaN;
  width = NaN;
  /** Index of its first bucket in the pool of heads. */
  base = 0;
  bucketCount = 0;
  current = 0;
  /** 1 / width: a power of two, so that products with it are exact. */
  private scale = NaN;

  /** Divides [start, end) into about as many buckets as `count`, none of them spent. */
  open(start: number, end: number, count: number, base: number): void {
    let width = 1;
    while (2 * width * count < end - start) width *= 2;
    this.start = start;
    this.end = end;
    this.width = width;
    this.scale = 1 / width;
    this.base = base;
    this.bucketCount = Math.ceil((end - start) / width);
    this.current = 0;
  }

  /** Index, in the pool of heads, of the bucket of an instant in the rung. */
  bucketOf(at: number): number {
    return this.base + Math.floor((at - this.start) * this.scale);
  }

  /** Where the current bucket starts: the last one may reach beyond the rung, where the one above rules. */
  currentStart(): number {
    return Math.min(this.start + this.current * this.width, this.end);
  }
}
