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
  actor: Actor<unknown, unknown> | undefined = undefined;
  life: Life = 'declared';
  hashHigh: number;
  hashLow: number;
  /** First slot of the list of its pending timers. */
  timers = -1;
  disk: Record<string, unknown> | undefined = undefined;

  constructor(
    readonly name: string,
    readonly index: number,
    idHigh: number,
    idLow: number,
  ) {
    super(idHigh, idLow);
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
