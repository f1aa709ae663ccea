import { Identity } from '../engine/identity.ts';

/**
 * An actor's listening endpoint: what others send to. Opaque but for its name; two channels are the
 * same endpoint when they are the same object. It may stand in messages, timers and state as data,
 * and prints as its name.
 */
export interface Channel {
  readonly name: string;
}

/**
 * A channel as the kernel sees it. Small, since a sender reads one at random, and a million of them do not
 * fit the cache: all else about an actor is in `Population`.
 */
export class Cell extends Identity implements Channel {
  // What a sender reads comes first, so that it mostly lies in one line of the cache.
  constructor(
    idHigh: number,
    idLow: number,
    readonly index: number,
    readonly name: string,
  ) {
    super(idHigh, idLow);
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
export const isCell = (channel: Channel | null | undefined): channel is Cell =>
  (channel as Cell | null | undefined)?.idHigh !== undefined;
