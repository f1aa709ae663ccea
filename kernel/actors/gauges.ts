const CAPACITY_START = 64;

/** The present values of one gauge, by the index of the actor. */
class Gauge {
  sum = 0;
  private values = new Float64Array(CAPACITY_START);

  set(index: number, value: number): void {
    if (index >= this.values.length) {
      const values = new Float64Array(Math.max(2 * this.values.length, index + 1));
      values.set(this.values);
      this.values = values;
    }
    this.sum += value - this.values[index];
    this.values[index] = value;
  }

  clear(index: number): void {
    if (index < this.values.length) this.set(index, 0);
  }
}

/** The gauges that actors feed with `self.gauge`, by name. */
export class Gauges {
  private readonly byName = new Map<string, Gauge>();

  /** Sets an actor's own value. */
  set(index: number, name: string, value: number): void {
    let gauge = this.byName.get(name);
    if (gauge === undefined) {
      gauge = new Gauge();
      this.byName.set(name, gauge);
    }
    gauge.set(index, value);
  }

  /** The sum of the values of all living actors; 0 for a gauge that nobody has fed. O(1). */
  sum(name: string): number {
    return this.byName.get(name)?.sum ?? 0;
  }

  /** An actor's life has ended, and its values with it. */
  clear(index: number): void {
    for (const gauge of this.byName.values()) gauge.clear(index);
  }
}
