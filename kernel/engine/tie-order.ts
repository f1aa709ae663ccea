import { Mix } from './mix.ts';
import { purposeKey } from './seed.ts';
import type { Key } from './threefry.ts';

/** How events of one instant follow each other: as scheduled, or shuffled by the seed. */
export type Ties = 'fifo' | 'shuffled';

/** Orders below this are kept for events that come first at their instant: faults. */
const START_ORDER = 2 ** 31;

/** Orders below this, down to `START_ORDER`, are those of starts where ties are shuffled. */
const FIRST_ORDER = 2 ** 32;

/** Links kept before those of the past are forgotten for the first time. */
const LINKS_MAX = 65_536;

/** Gives each event the number that orders it among those of its instant. */
export class TieOrder {
  private sequence = FIRST_ORDER;
  private readonly keyHigh: number;
  private readonly keyLow: number;
  private readonly mix = new Mix();
  /** By link: the order that its last message was given, and the instant at which that one arrives. */
  private readonly linkOrders = new Map<number, { at: number; order: number }>();
  private linksMax = LINKS_MAX;
  // No small whole number at first, as of all that holds instants: see `Rung`.
  private now = NaN;

  constructor(
    readonly ties: Ties,
    seed: Key,
  ) {
    const key = purposeKey(seed, 'ties');
    this.keyHigh = key.high;
    this.keyLow = key.low;
  }

  /** The order of scheduling. */
  next(): number {
    return this.sequence++;
  }

  /** The order of an event with this id. */
  of(idHigh: number, idLow: number): number {
    if (this.ties === 'fifo') return this.next();
    // Keyed by identity: which of two events goes first does not depend on any third.
    const mix = this.mix.reset(this.keyHigh, this.keyLow).absorb(idHigh, idLow);
    return FIRST_ORDER + (mix.high >>> 0) * 2 ** 19 + (mix.low >>> 13);
  }

  /** The order of an actor's start: before whatever else may reach it at the same instant. */
  ofStart(idHigh: number, idLow: number): number {
    if (this.ties === 'fifo') return this.next();
    return (
      START_ORDER + (this.mix.reset(this.keyHigh, this.keyLow).absorb(idHigh, idLow).high >>> 1)
    );
  }

  /** The order of a message: as `of`, but after what was sent on the same link for the same instant. */
  ofMessage(
    idHigh: number,
    idLow: number,
    source: number,
    target: number,
    at: number,
    now: number,
  ): number {
    if (this.ties === 'fifo') return this.next();
    const link = source * 2 ** 26 + target;
    if (now !== this.now) {
      // What arrives at an instant that has passed constrains nothing any more.
      if (this.linkOrders.size > this.linksMax) this.forgetBefore(now);
      this.now = now;
    }
    const order = this.of(idHigh, idLow);
    const last = this.linkOrders.get(link);
    const next =
      last !== undefined && last.at === at && last.order >= order ? last.order + 1 : order;
    this.linkOrders.set(link, { at, order: next });
    return next;
  }

  private forgetBefore(now: number): void {
    for (const [link, last] of this.linkOrders) {
      if (last.at < now) this.linkOrders.delete(link);
    }
    // Where most are of the present, looking again at each instant would cost the square of them.
    this.linksMax = Math.max(LINKS_MAX, 2 * this.linkOrders.size);
  }
}
