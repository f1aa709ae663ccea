/** Buckets of equal width over [start, end). The width is a power of two. Buckets before `current` are spent. */
export class Rung {
  // Instants outgrow 31 bits after half an hour. A field that started as a small whole number would
  // then make V8 recompile all its readers, in the middle of the run.
  start = NaN;
  end = NaN;
  width = NaN;
  /** Index of the first bucket in the pool of heads. */
  base = 0;
  bucketCount = 0;
  current = 0;
  /** 1 / width. It is a power of two, so that products with it are exact. */
  private scale = NaN;

  /** Divides [start, end) into about `count` buckets, none of them spent. */
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

  /** Index, in the pool of heads, of the bucket of an instant. */
  bucketOf(at: number): number {
    return this.base + Math.floor((at - this.start) * this.scale);
  }

  /** Where the current bucket starts. It is capped at `end`, since the last bucket may reach beyond the rung. */
  currentStart(): number {
    return Math.min(this.start + this.current * this.width, this.end);
  }
}
