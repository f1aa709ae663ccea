/** The value of a key, and its version: the number of the owner's write. */
export interface Value {
  readonly value: number;
  readonly version: number;
}

/** A write of a participant. */
export interface Delta extends Value {
  readonly key: number;
}

/** Writes of one participant, in the order of their versions, to whoever has all its earlier ones. */
export interface Deltas {
  readonly owner: number;
  /** The receiver must have all writes up to this version. */
  readonly after: number;
  readonly deltas: readonly Delta[];
}

/** The highest version that somebody has of each participant, by index. */
export type Digest = readonly number[];

/** What a participant knows of all, itself included. */
export class States {
  /** The present values of each participant, by key. */
  private readonly values: Map<number, Value>[];
  /** The highest version that is known of each participant. */
  private readonly highest: number[];

  constructor(count: number) {
    this.values = Array.from({ length: count }, () => new Map());
    this.highest = Array.from({ length: count }, () => 0);
  }

  get digest(): Digest {
    return [...this.highest];
  }

  highestOf(owner: number): number {
    return this.highest[owner];
  }

  valueOf(owner: number, key: number): Value | undefined {
    return this.values[owner].get(key);
  }

  valuesOf(owner: number): ReadonlyMap<number, Value> {
    return this.values[owner];
  }

  /** A participant writes a value of its own. */
  write(owner: number, key: number, value: number): void {
    this.highest[owner] += 1;
    this.values[owner].set(key, { value, version: this.highest[owner] });
  }

  /** Takes the writes of a participant, unless earlier ones are missing. */
  take({ owner, after, deltas }: Deltas): void {
    if (this.highest[owner] < after) return;
    for (const { key, value, version } of deltas) {
      if (version <= this.highest[owner]) continue;
      this.values[owner].set(key, { value, version });
      this.highest[owner] = version;
    }
  }

  /** The writes of a participant after a version, in the order of their versions. */
  after(owner: number, version: number): Delta[] {
    return [...this.values[owner]]
      .filter(([, value]) => value.version > version)
      .map(([key, value]) => ({ key, ...value }))
      .sort((one, other) => one.version - other.version);
  }
}
