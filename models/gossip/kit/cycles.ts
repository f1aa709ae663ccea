import { Draws, type Duration, type Instant } from '../../../kernel/index.ts';

/** How the nodes of a run take turns. */
export type Clocking = 'cycles' | 'free';

/** Decides about the cycles of a run. */
export interface CyclesOptions {
  readonly clocking: Clocking;
  readonly period: Duration;
  /** How many nodes there are; below the period in microseconds, less one. */
  readonly count: number;
  /** 64 random bits, from which the orders of all cycles follow. */
  readonly key: { readonly high: number; readonly low: number };
}

/**
 * The cycles of a run, which begin at the multiples of a period.
 *
 * In the papers' clocking, all nodes act once in each cycle, one after the other in a random order:
 * the one of place i acts i microseconds after the cycle's begin (1 is the first place). Without
 * latency, everything that a node causes happens before the next one acts. So the exchanges of a
 * cycle are atomic.
 *
 * In the free clocking, each node acts at an instant of its own in each period.
 */
export class Cycles {
  readonly clocking: Clocking;
  readonly period: Duration;
  private readonly count: number;
  private readonly draws: Draws;
  /** The places of all nodes in one cycle, by index. */
  private places: Uint32Array | undefined;
  private placedCycle = -1;

  constructor({ clocking, period, count, key }: CyclesOptions) {
    this.clocking = clocking;
    this.period = period;
    this.count = count;
    this.draws = new Draws(key);
  }

  /** The cycle of an instant; the first one is 0. */
  of(at: Instant): number {
    return Math.floor(at / this.period);
  }

  /** The last instant of the cycle of an instant. Nobody acts then. */
  endOf(at: Instant): Instant {
    return (this.of(at) + 1) * this.period - 1;
  }

  /**
   * When a node acts next: in the cycle that begins now, or in the next one. `phase` is when it acts
   * in each period, in the free clocking.
   */
  next(index: number, now: Instant, phase: Duration): Instant {
    const { period } = this;
    if (this.clocking === 'free') {
      const cycle = Math.floor((now - phase) / period) + 1;
      return cycle * period + phase;
    }
    const cycle = now % period === 0 ? now / period : this.of(now) + 1;
    return cycle * period + this.placesIn(cycle)[index];
  }

  /** The places of the nodes in a cycle. It keeps one cycle, since all nodes ask for the same one. */
  private placesIn(cycle: number): Uint32Array {
    if (this.places !== undefined && this.placedCycle === cycle) return this.places;
    this.places ??= new Uint32Array(this.count);
    const { count, draws, places } = this;
    draws.reset(0, cycle);
    this.placedCycle = cycle;
    // A shuffle from inside out, since it needs no other array (Fisher and Yates; Durstenfeld 1964).
    for (let index = 0; index < count; index++) {
      const other = draws.integer(0, index);
      places[index] = places[other];
      places[other] = index + 1;
    }
    return places;
  }
}
