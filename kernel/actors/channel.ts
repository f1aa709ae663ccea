import type { Hashed } from '../engine/fingerprint.ts';
import { Identity } from '../engine/identity.ts';
import type { Actor } from './actor.ts';

/**
 * An actor's listening endpoint: what others send to. Opaque but for its name; two channels are the
 * same endpoint when they are the same object. It may stand in messages, timers and state as data,
 * and prints as its name.
 */
export interface Channel {
  readonly name: string;
}

/** Where an actor is in its life. */
export type Life = 'declared' | 'present' | 'gone';

/** A channel as the kernel sees it: everything that it keeps for one actor, in one object. */
export class Cell extends Identity implements Channel, Hashed {
  // In this order, since a million actors do not fit the cache: a sender needs the first few, and they
  // share a line.
  readonly index: number;
  hashHigh: number;
  hashLow: number;
  actor: Actor<unknown, unknown> | undefined = undefined;
  life: Life = 'declared';
  /** First slot of the list of its pending timers. */
  timers = -1;
  readonly name: string;
  disk: Record<string, unknown> | undefined = undefined;

  constructor(name: string, index: number, idHigh: number, idLow: number) {
    super(idHigh, idLow);
    this.index = index;
    this.hashHigh = idHigh;
    this.hashLow = idLow;
    this.name = name;
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
  (channel as Cell | null | undefined)?.hashHigh !== undefined;
