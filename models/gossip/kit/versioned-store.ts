import type { Instant } from '../../../kernel/index.ts';
import { CycleValue } from './cycle-value.ts';

/** When and by whom a value was written. No two writes have the same version. */
export interface Version {
  readonly at: Instant;
  /** The index of the node that wrote it. */
  readonly by: number;
}

/** A value of a key. It replaces older ones. */
export interface Entry {
  readonly key: string;
  /** `null` for a deleted value: the entry is its death certificate. */
  readonly value: string | number | null;
  readonly version: Version;
  /** When a death certificate was last activated. */
  readonly activatedAt?: Instant;
  /** The sites that keep a death certificate when all others have dropped it. */
  readonly retainedBy?: readonly number[];
}

/** Whether a version is later than another. */
export const isLater = (one: Version, other: Version): boolean =>
  one.at !== other.at ? one.at > other.at : one.by > other.by;

/** Whether an entry replaces another: it is later, or the same death certificate, activated later. */
export function replaces(one: Entry, other: Entry | undefined): boolean {
  if (other === undefined || isLater(one.version, other.version)) return true;
  const isSame = one.version.at === other.version.at && one.version.by === other.version.by;
  return isSame && (one.activatedAt ?? 0) > (other.activatedAt ?? 0);
}

/** The entries of a site, by key. The latest of each key wins, in whatever order they come. */
export class VersionedStore {
  private readonly byKey = new Map<string, CycleValue<Entry | undefined>>();

  get(key: string): Entry | undefined {
    return this.byKey.get(key)?.value;
  }

  /** Takes an entry in a cycle if it replaces the present one. Returns whether it does. */
  merge(entry: Entry, cycle: number): boolean {
    if (!replaces(entry, this.get(entry.key))) return false;
    this.valueOf(entry.key).set(entry, cycle);
    return true;
  }

  drop(key: string, cycle: number): void {
    this.valueOf(key).set(undefined, cycle);
  }

  /** The present entries, in the order in which their keys first came. */
  entries(): Entry[] {
    return [...this.byKey.values()].flatMap(({ value }) => value ?? []);
  }

  /** The entries that the site had when a cycle began: the present one, or a later one. */
  atStartOf(cycle: number): Entry[] {
    return [...this.byKey.values()].flatMap((value) => value.atStartOf(cycle) ?? []);
  }

  private valueOf(key: string): CycleValue<Entry | undefined> {
    let value = this.byKey.get(key);
    if (value === undefined) {
      value = new CycleValue<Entry | undefined>(undefined);
      this.byKey.set(key, value);
    }
    return value;
  }
}
