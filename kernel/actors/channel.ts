import { type Home, Identity } from '../data/identity.ts';
import { shown } from '../data/shown.ts';

declare const takes: unique symbol;

/**
 * An actor's listening endpoint: others send to it. Its name is its address in the run, and it
 * prints as its name. Each endpoint has one channel object, so `===` compares endpoints. A channel
 * may stand in messages, timers, disks and state.
 *
 * `Takes` is the type of messages that it takes. A bare `Channel` takes messages of the sender's
 * own protocol. A protocol whose members speak one union of messages needs no other. Every channel
 * can be assigned to a bare one; messages to it are then checked against the sender's own protocol.
 */
export interface Channel<in Takes = never> {
  readonly name: string;
  /** Exists for the compiler only. */
  readonly [takes]?: (message: Takes) => void;
}

/**
 * A channel as the kernel sees it. It is small, since each send reads one and a million do not fit
 * the cache. The other data of an actor is in `Population`.
 */
export class Address extends Identity implements Channel<unknown> {
  declare readonly [takes]?: (message: unknown) => void;

  // The fields that a send reads come first, so that they mostly lie in one cache line.
  constructor(
    idHigh: number,
    idLow: number,
    home: Home,
    readonly index: number,
    readonly name: string,
  ) {
    super(idHigh, idLow, home);
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
