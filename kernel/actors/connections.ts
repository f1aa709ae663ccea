import type { Instant } from '../data/time.ts';
import type { Address } from './address.ts';

/** An instant before all others. */
const NEVER = -1;

interface Connection {
  readonly ends: readonly [Address, Address];
  /** Whether a message was sent since it last broke. */
  isOpen: boolean;
  brokenAt: Instant;
}

/** The connections of a run: pairs of actors that are told when what they have sent may be lost. */
export class Connections {
  /** By the smaller index of both ends, then by the larger. */
  private readonly byEnds = new Map<number, Map<number, Connection>>();

  /** Opens the connection between two actors, unless it is open. Nobody has one to itself. */
  open(from: Address, to: Address): void {
    if (from === to) return;
    const [low, high] = from.index < to.index ? [from, to] : [to, from];
    let ofLow = this.byEnds.get(low.index);
    if (ofLow === undefined) {
      ofLow = new Map();
      this.byEnds.set(low.index, ofLow);
    }
    const connection = ofLow.get(high.index);
    if (connection === undefined) {
      ofLow.set(high.index, { ends: [low, high], isOpen: true, brokenAt: NEVER });
    } else {
      connection.isOpen = true;
    }
  }

  /** When the connection last broke; below 0 if it never did. What was sent before is lost. */
  brokenAt(from: Address, to: Address): Instant {
    if (this.byEnds.size === 0) return NEVER;
    const [low, high] = from.index < to.index ? [from, to] : [to, from];
    return this.byEnds.get(low.index)?.get(high.index)?.brokenAt ?? NEVER;
  }

  /** Breaks the open connections that `isStruck` says. Returns the ends of each, in the order in which they were first opened. */
  break(
    now: Instant,
    isStruck: (one: Address, other: Address) => boolean,
  ): (readonly [Address, Address])[] {
    const broken: (readonly [Address, Address])[] = [];
    for (const ofLow of this.byEnds.values()) {
      for (const connection of ofLow.values()) {
        if (!connection.isOpen || !isStruck(...connection.ends)) continue;
        connection.isOpen = false;
        connection.brokenAt = now;
        broken.push(connection.ends);
      }
    }
    return broken;
  }
}
