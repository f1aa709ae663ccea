import { type Home, Identity } from '../data/identity.ts';
import { shown } from '../data/shown.ts';
import type { Hashed } from '../engine/fingerprint.ts';
import type { Actor } from './actor.ts';
import type { Channel, takes } from './channel.ts';

/**
 * A channel as the kernel sees it. It holds the fields of its actor that each event needs, since a
 * million actors do not fit the cache and one object is read faster than several arrays. The other
 * data of an actor is in `Population`.
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

  /** Node's console and inspector show this text instead of the kernel's fields. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return `Channel(${this.name})`;
  }
}

/** Whether a value is a channel of any run. `instanceof`, once a message, would take a twentieth of a run. */
export const isAddress = (channel: unknown): channel is Address =>
  (channel as Address | null | undefined)?.idHigh !== undefined;

/** Shows, for a refusal, a value that is not a channel of the run. A channel of another run is shown with its run. */
export const shownChannel = (got: unknown): string =>
  isAddress(got) ? `the channel ${got.name} of another run (${got.home.label})` : shown(got);
