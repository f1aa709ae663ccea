import { Mix } from '../data/mix.ts';
import type { RunSeed } from '../random/run-seed.ts';

/** The order of events at one instant: as scheduled, or shuffled by the seed. */
export type Ties = 'fifo' | 'shuffled';

/** Roots have orders below this. They come before all other events of their instant. */
const START_ORDER = 2 ** 31;

/** Starts have orders from `START_ORDER` to below this. */
const DEFERRED_ORDER = 2 ** 32;

/** Deferred events have orders from `DEFERRED_ORDER` to below this, so that none reaches an actor before its start. */
export const FIRST_ORDER = DEFERRED_ORDER + 2 ** 31;

/** Numbers events, so that the events of one instant have an order. */
export class TieOrder {
  private sequence = FIRST_ORDER;
  private startSequence = START_ORDER;
  private rootSequence = 0;
  private deferredSequence = DEFERRED_ORDER;
  private keyHigh = 0;
  private keyLow = 0;
  private readonly mix = new Mix();

  constructor(
    readonly ties: Ties,
    seed: RunSeed,
  ) {
    seed.follow('ties', ({ high, low }) => {
      this.keyHigh = high;
      this.keyLow = low;
    });
  }

  /** The order of a root. Roots come before all other events, as scheduled. */
  ofRoot(): number {
    return this.rootSequence++;
  }

  /** The order of an event that was put off. It comes after roots and starts, before all others. */
  ofDeferred(): number {
    return this.deferredSequence++;
  }

  /** The order of an event with this id: as scheduled, or drawn from the seed. */
  of(idHigh: number, idLow: number): number {
    if (this.ties === 'fifo') return this.sequence++;
    // The draw is keyed by the id, so that the order of two events does not depend on a third.
    const mix = this.mix.reset(this.keyHigh, this.keyLow).absorb(idHigh, idLow);
    return FIRST_ORDER + (mix.high >>> 0) * 2 ** 19 + (mix.low >>> 13);
  }

  /**
   * The order of an actor's start. It comes before any event that can reach the actor at that
   * instant.
   */
  ofStart(idHigh: number, idLow: number): number {
    if (this.ties === 'fifo') return this.startSequence++;
    return (
      START_ORDER + (this.mix.reset(this.keyHigh, this.keyLow).absorb(idHigh, idLow).high >>> 1)
    );
  }
}
