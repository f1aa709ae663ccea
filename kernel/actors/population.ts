import type { Home } from '../data/identity.ts';
import type { Actor } from './actor.ts';
import { Address } from './address.ts';
import { DiskStore } from './disk.ts';
import { Gauges } from './gauges.ts';

/** Where the actor of an address is in its life. */
export type Life = 'declared' | 'present' | 'gone';

const LIVES: readonly Life[] = ['declared', 'present', 'gone'];
const DECLARED = 0;
const PRESENT = 1;
const GONE = 2;

/** In place of a spawner's index: the set-up. */
export const SET_UP = -1;

/** An address that faults hold down. */
export interface Down {
  readonly faults: Set<object>;
  /** Whether a life begins when the last fault ends: a fault ended one, or somebody spawned one meanwhile. */
  revives: boolean;
}

/** What made the last life of an address, to make the next one. */
export interface Origin {
  readonly make: () => unknown;
  /** Index of who spawned it, or `SET_UP`. */
  readonly spawner: number;
  /** The number of the spawner's own life then; 0 for the set-up. */
  readonly spawnerLife: number;
}

const CAPACITY_START = 64;

// Words of an address's record.
const STRIDE = 4;
const LIFE = 0;
/** How many lives have begun there. */
const LIFE_COUNT = 1;
/** Index of the actor that spawned the last life, and the number of that actor's own life then. */
const SPAWNER = 2;
const SPAWNER_LIFE = 3;

/** All addresses of a run and who lives there, by index: apart from the channels, since an event needs little of each. */
export class Population {
  readonly addresses: Address[] = [];
  /** The actor of the last life; it stays readable when it is gone. */
  readonly actors: (Actor<unknown, unknown> | undefined)[] = [];
  /** The addresses that faults hold down, by index. */
  readonly downs = new Map<number, Down>();
  /**
   * Addresses whose next life has begun and has not handled its start, by index, each with the actor
   * of its last life. An onlooker sees that one: the fresh object has not read its disk yet.
   */
  readonly waking = new Map<number, Actor<unknown, unknown> | undefined>();
  /** What the living feed with `self.gauge`. */
  readonly gauges = new Gauges();
  private readonly byName = new Map<string, Address>();
  private readonly origins: (Origin | undefined)[] = [];
  private readonly disks = new Map<number, DiskStore>();
  private records = new Int32Array(STRIDE * CAPACITY_START);

  /** With `keepsOrigins`, lives can begin again. It costs an object an actor. */
  constructor(private readonly keepsOrigins = false) {}

  /** The channel of an address, if it was ever named. */
  find(name: string): Address | undefined {
    return this.byName.get(name);
  }

  /** A new address, without an actor yet. */
  declare(name: string, idHigh: number, idLow: number, home: Home): Address {
    const address = new Address(idHigh, idLow, home, this.addresses.length, name);
    this.addresses.push(address);
    this.actors.push(undefined);
    this.byName.set(name, address);
    const start = STRIDE * address.index;
    if (start === this.records.length) {
      const records = new Int32Array(2 * start);
      records.set(this.records);
      this.records = records;
    }
    this.records[start + LIFE] = DECLARED;
    return address;
  }

  /** Begins a life. `spawner` is the index of who spawned it, or `SET_UP`, in the life of that number. */
  begin(
    address: Address,
    actor: Actor<unknown, unknown>,
    spawner: number,
    spawnerLife = this.lifeCount(spawner),
  ): void {
    const { records } = this;
    const { index } = address;
    this.actors[index] = actor;
    address.living = actor;
    const start = STRIDE * index;
    records[start + LIFE] = PRESENT;
    records[start + LIFE_COUNT] += 1;
    records[start + SPAWNER] = spawner;
    records[start + SPAWNER_LIFE] = spawnerLife;
  }

  /** Ends an actor's life; false if it had ended before. */
  end(address: Address): boolean {
    const { records } = this;
    const { index } = address;
    if (records[STRIDE * index + LIFE] === GONE) return false;
    records[STRIDE * index + LIFE] = GONE;
    address.living = undefined;
    this.gauges.clear(index);
    return true;
  }

  /** Keeps what makes the next life of an address. */
  keepOrigin(index: number, origin: Origin): void {
    if (this.keepsOrigins) this.origins[index] = origin;
  }

  /** What made the last life of an address, if that is kept. */
  origin(index: number): Origin | undefined {
    return this.origins[index];
  }

  life(index: number): Life {
    return LIVES[this.records[STRIDE * index + LIFE]];
  }

  /** Whether the actor of an address was spawned by an earlier life of `spawner`, a living actor. */
  isOfEarlierLife(index: number, spawner: number): boolean {
    const { records } = this;
    const start = STRIDE * index;
    return (
      spawner !== SET_UP &&
      records[start + SPAWNER] === spawner &&
      records[start + SPAWNER_LIFE] < this.lifeCount(spawner)
    );
  }

  /** The disk of an address, if anything was ever written there. */
  disk(index: number): DiskStore | undefined {
    return this.disks.get(index);
  }

  /** The disk of an address, to be written. */
  openDisk(index: number): DiskStore {
    let disk = this.disks.get(index);
    if (disk === undefined) {
      disk = new DiskStore();
      this.disks.set(index, disk);
    }
    return disk;
  }

  /** How many lives have begun at an address; 0 for the set-up. */
  lifeCount(index: number): number {
    return index === SET_UP ? 0 : this.records[STRIDE * index + LIFE_COUNT];
  }
}
