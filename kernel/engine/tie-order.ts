import { Mix } from '../data/mix.ts';
import { purposeKey } from '../random/seed.ts';
import type { Key } from '../random/threefry.ts';

/** How events of one instant follow each other: as scheduled, or shuffled by the seed. */
export type Ties = 'fifo' | 'shuffled';

/** Orders below this are those of roots, which come before all other events of their instant. */
const START_ORDER = 2 ** 31;

/** Orders below this, down to `START_ORDER`, are those of starts. */
export const FIRST_ORDER = 2 ** 32;

/** Gives each event the number that orders it among those of its instant. */
export class TieOrder {
  private sequence = FIRST_ORDER;
  private startSequence = START_ORDER;
  private rootSequence = 0;
  private readonly keyHigh: number;
  private readonly keyLow: number;
  private readonly mix = new Mix();

  constructor(
    readonly ties: Ties,
    seed: Key,
  ) {
    const key = purposeKey(seed, 'ties');
    this.keyHigh = key.high;
    this.keyLow = key.low;
  }

  /** The order of a root: by order of scheduling, before all other events. */
  ofRoot(): number {
    return this.rootSequence++;
  }

  /** The order of an event with this id: that of scheduling, or one drawn from the seed. */
  of(idHigh: number, idLow: number): number {
    if (this.ties === 'fifo') return this.sequence++;
    // Keyed by identity: which of two events goes first does not depend on any third.
    const mix = this.mix.reset(this.keyHigh, this.keyLow).absorb(idHigh, idLow);
    return FIRST_ORDER + (mix.high >>> 0) * 2 ** 19 + (mix.low >>> 13);
  }

  /** The order of an actor's start: before whatever else may reach it at the same instant. */
  ofStart(idHigh: number, idLow: number): number {
    if (this.ties === 'fifo') return this.startSequence++;
    return (
      START_ORDER + (this.mix.reset(this.keyHigh, this.keyLow).absorb(idHigh, idLow).high >>> 1)
    );
  }
}
