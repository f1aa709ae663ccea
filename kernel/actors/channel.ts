import { type Home, Identity } from '../data/identity.ts';
import { shown } from '../data/shown.ts';
import type { Hashed } from '../engine/fingerprint.ts';
import type { Actor } from './actor.ts';

declare const takes: unique symbol;

/**
 * An actor's listening endpoint: what others send to. Opaque but for its name, which is its address in the run;
 * two channels are the same endpoint when they are the same object. It may stand in messages, timers, disks and
 * state as data, and prints as its name.
 *
 * `Takes` is what may be sent to it. A bare `Channel` is an endpoint of the sender's own protocol, which is all
 * that a protocol whose members speak one union of messages needs. Every channel may be held as a bare one: what
 * is then sent to it is checked against the sender's own protocol, no longer against the receiver's.
 */
export interface Channel<in Takes = never> {
  readonly name: string;
  /** For the compiler alone: nothing is there at run time. */
  readonly [takes]?: (message: Takes) => void;
}

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
