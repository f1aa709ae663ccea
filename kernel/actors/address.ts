import { type Home, Identity } from '../data/identity.ts';
import { shown } from '../data/shown.ts';
import type { Hashed } from '../engine/fingerprint.ts';
import type { Actor } from './actor.ts';
import type { Channel, takes } from './channel.ts';

/**
 * A channel as the kernel sees it, with what each event needs of its actor: a million of them do not fit the cache, so
 * that one object is read sooner than several arrays. All else about an actor is in `Population`.
 */
export class Address extends Identity implements Channel<unknown>, Hashed {
  declare readonly [takes]?: (message: unknown) => void;
  /** The actor that is alive here. */
  living: Actor<unknown, unknown> | undefined = undefined;
  hashHigh: number;
  hashLow: number;

  constructor(
    idHigh: number,
    idLow: number,
    home: Home,
    readonly index: number,
    readonly name: string,
  ) {
    super(idHigh, idLow, home);
    this.hashHigh = idHigh;
    this.hashLow = idLow;
  }

  override toString(): string {
    return this.name;
  }

  toJSON(): string {
    return this.name;
  }

  /** How Node's console and inspector show it: as its name, not as the kernel's notes on an actor. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return `Channel(${this.name})`;
  }
}

/** Whether it is one: `instanceof` walks the prototypes, which here, once a message, costs a twentieth of a run. */
export const isAddress = (channel: unknown): channel is Address =>
  (channel as Address | null | undefined)?.idHigh !== undefined;

/** What was got in place of a channel of the run, as a refusal shows it: one of another run, with that run. */
export const shownChannel = (got: unknown): string =>
  isAddress(got) ? `the channel ${got.name} of another run (${got.home.label})` : shown(got);
