/** A value that still knows what it was when the present cycle began. */
export class CycleValue<Value> {
  /** The cycle in which it last changed. */
  private changedIn = -1;
  private before: Value;

  constructor(private present: Value) {
    this.before = present;
  }

  get value(): Value {
    return this.present;
  }

  /** Sets the value in a cycle. */
  set(value: Value, cycle: number): void {
    if (cycle !== this.changedIn) {
      this.before = this.present;
      this.changedIn = cycle;
    }
    this.present = value;
  }

  /** What it was when a cycle began: the present cycle, or a later one. */
  atStartOf(cycle: number): Value {
    return cycle === this.changedIn ? this.before : this.present;
  }
}
