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

  /** Writes a value whose hash `hash` holds. */
  write(key: string, data: unknown, hash: DataHash): void {
    const dataHigh = hash.high;
    const dataLow = hash.low;
    hash.of(key);
    const { high, low } = mix.reset(hash.high, hash.low).absorb(dataHigh, dataLow);
    const last = this.entries.get(key);
    this.high = (this.high + high - (last?.high ?? 0)) | 0;
    this.low = (this.low + low - (last?.low ?? 0)) | 0;
    this.entries.set(key, { data, high, low });
  }

  read(key: string): unknown {
    return this.entries.get(key)?.data;
  }

  /** Returns the values by key, in the order in which the keys were first written. */
  contents(): ReadonlyMap<string, unknown> {
    return new Map([...this.entries].map(([key, { data }]) => [key, data]));
  }
}
