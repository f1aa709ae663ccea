import type { DataHash } from '../data/hash.ts';
import { Mix } from '../data/mix.ts';

/**
 * The data that an actor has written. It outlives the actor: the next life at the address finds it.
 * Values are plain data and channels, as in a message. A value is checked when it is written, and
 * frozen at all levels.
 */
export interface Disk {
  /** Writes a value, and replaces the earlier one of the key. @throws misuse for a value that is not plain data. */
  set(key: string, data: unknown): void;
  /**
   * Makes durable what was written. Until an actor calls it at this address, each write is durable at
   * once, so that a protocol that never calls it loses nothing. From then on, a crash may lose the last
   * writes that were not yet synced. A protocol that relies on it calls it in `start`, so that no write
   * of its first life is durable by itself. The rule is one of each address: else the first call of one
   * actor would change what a crash takes from another.
   */
  sync(): void;
  /** Returns the last value of the key, frozen; `undefined` if there is none. */
  get<Data>(key: string): Data | undefined;
}

const mix = new Mix();

interface Entry {
  readonly data: unknown;
  readonly high: number;
  readonly low: number;
}

/** The disk of one address. Its hash is a sum over its entries, so that their order does not matter. */
export class DiskStore {
  /** The hash of all entries. */
  high = 0;
  low = 0;
  private readonly entries = new Map<string, Entry>();
  /** What the writes since the last `sync` have replaced, in their order; `undefined` before the first. */
  private replaced: { readonly key: string; readonly last: Entry | undefined }[] | undefined;

  /** How many writes a crash may lose. */
  get unsyncedCount(): number {
    return this.replaced?.length ?? 0;
  }

  sync(): void {
    this.replaced = [];
  }

  /** Writes a value whose hash `hash` holds. */
  write(key: string, data: unknown, hash: DataHash): void {
    const dataHigh = hash.high;
    const dataLow = hash.low;
    hash.of(key);
    const { high, low } = mix.reset(hash.high, hash.low).absorb(dataHigh, dataLow);
    this.replaced?.push({ key, last: this.entries.get(key) });
    this.put(key, { data, high, low });
  }

  /** Keeps the first `kept` of the writes since the last `sync`, and undoes the others. */
  cut(kept: number): void {
    const { replaced = [] } = this;
    while (replaced.length > kept) {
      const write = replaced.pop();
      if (write !== undefined) this.put(write.key, write.last);
    }
    // What has outlived the crash lies on the disk.
    if (this.replaced !== undefined) this.replaced = [];
  }

  /** Loses everything. */
  clear(): void {
    this.entries.clear();
    this.high = 0;
    this.low = 0;
    if (this.replaced !== undefined) this.replaced = [];
  }

  private put(key: string, entry: Entry | undefined): void {
    const last = this.entries.get(key);
    this.high = (this.high + (entry?.high ?? 0) - (last?.high ?? 0)) | 0;
    this.low = (this.low + (entry?.low ?? 0) - (last?.low ?? 0)) | 0;
    if (entry === undefined) this.entries.delete(key);
    else this.entries.set(key, entry);
  }

  read(key: string): unknown {
    return this.entries.get(key)?.data;
  }

  /** Returns the values by key, in the order in which the keys were first written. */
  contents(): ReadonlyMap<string, unknown> {
    return new Map([...this.entries].map(([key, { data }]) => [key, data]));
  }
}
