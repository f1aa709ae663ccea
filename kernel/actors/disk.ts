import type { DataHash } from '../data/hash.ts';
import { Mix } from '../data/mix.ts';

/**
 * What an actor has written down: it outlives the actor, whose next life at the address finds it. Values are
 * plain data and channels, as in a message: they are checked and frozen, to their depth, when they are written.
 */
export interface Disk {
  /** Writes under a key, in place of what was there. @throws misuse for what is no plain data. */
  set(key: string, data: unknown): void;
  /** What was written last under the key, frozen; `undefined` where nothing was. */
  get<Data>(key: string): Data | undefined;
}

const mix = new Mix();

interface Entry {
  readonly data: unknown;
  readonly high: number;
  readonly low: number;
}

/** The disk of one address. Its hash is a sum over its entries, so that the order of writing does not matter. */
export class DiskStore {
  /** Hash of all that is written. */
  high = 0;
  low = 0;
  private readonly entries = new Map<string, Entry>();

  /** Writes what `hash` has just taken in under a key. */
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

  /** What is written, by key, in the order in which the keys were first written. */
  contents(): ReadonlyMap<string, unknown> {
    return new Map([...this.entries].map(([key, { data }]) => [key, data]));
  }
}
