import type { Address } from '../actors/address.ts';
import { Group } from '../actors/names.ts';
import { FOREVER, type Instant } from '../data/time.ts';
import { type CompleteFault, signedMicroseconds } from './complete-faults.ts';
import { ofKind } from './of-kind.ts';
import { Holding } from './selection.ts';

const MILLION = 1_000_000;

interface Drift {
  readonly holding: Holding;
  readonly group: Group;
  readonly ppm: number;
}

interface Offset {
  readonly holding: Holding;
  readonly group: Group;
  readonly by: number;
}

/** What the clocks of actors show, which faults may let drift or set off. */
export class Clocks {
  private readonly drifts: readonly Drift[];
  private readonly offsets: readonly Offset[];
  /** Whether drifts that overlap could turn a clock back. */
  private readonly canTurnBack: boolean;

  constructor(faults: readonly CompleteFault[]) {
    this.drifts = ofKind(faults, 'drift').map((fault) => ({
      holding: new Holding(fault),
      group: new Group(fault.actors),
      ppm: fault.ppm,
    }));
    const slowest = this.drifts.reduce((sum, { ppm }) => sum + Math.min(ppm, 0), 0);
    this.canTurnBack = slowest < -MILLION;
    this.offsets = ofKind(faults, 'wall').map((fault) => ({
      holding: new Holding(fault),
      group: new Group(fault.actors),
      by: signedMicroseconds(fault.by),
    }));
  }

  get hasFaults(): boolean {
    return this.drifts.length > 0 || this.offsets.length > 0;
  }

  /**
   * What the monotonic clock shows at a true instant. It never falls: it stands still where drifts
   * that overlap would turn it back.
   */
  localAt(actor: Address, at: Instant): Instant {
    let local = this.driftedAt(actor, at);
    if (!this.canTurnBack) return local;
    // It may have shown its highest time when a drift began or ended.
    for (const { holding } of this.drifts) {
      for (const turn of [holding.from, holding.to]) {
        if (turn < at) local = Math.max(local, this.driftedAt(actor, turn));
      }
    }
    return local;
  }

  private driftedAt(actor: Address, at: Instant): number {
    // Whole seconds apart, since the product of a long span would not be exact.
    let whole = 0;
    let rest = 0;
    for (const { group, holding, ppm } of this.drifts) {
      const span = Math.min(at, holding.to) - holding.from;
      if (span <= 0 || !group.has(actor)) continue;
      const seconds = Math.floor(span / MILLION);
      whole += seconds * ppm;
      rest += (span - seconds * MILLION) * ppm;
    }
    return at + whole + Math.floor(rest / MILLION);
  }

  /** The first true instant, from `now` on, at which the monotonic clock shows `local`; `FOREVER` if none. */
  trueAt(actor: Address, local: Instant, now: Instant): Instant {
    if (this.localAt(actor, now) >= local) return now;
    let before = now;
    let span = 1;
    while (now + span < FOREVER && this.localAt(actor, now + span) < local) span *= 2;
    let after = Math.min(now + span, FOREVER);
    while (after - before > 1) {
      const middle = before + Math.floor((after - before) / 2);
      if (this.localAt(actor, middle) < local) before = middle;
      else after = middle;
    }
    return after;
  }

  /** What the wall clock shows at a true instant. */
  wallAt(actor: Address, at: Instant): number {
    let wall = at;
    for (const { by, group, holding } of this.offsets) {
      if (holding.covers(at) && group.has(actor)) wall += by;
    }
    return wall;
  }
}
