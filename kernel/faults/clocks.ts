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

  constructor(faults: readonly CompleteFault[]) {
    this.drifts = ofKind(faults, 'drift').map((fault) => ({
      holding: new Holding(fault),
      group: new Group(fault.actors),
      ppm: fault.ppm,
    }));
    this.offsets = ofKind(faults, 'wall').map((fault) => ({
      holding: new Holding(fault),
      group: new Group(fault.actors),
      by: signedMicroseconds(fault.by),
    }));
  }

  get hasFaults(): boolean {
    return this.drifts.length > 0 || this.offsets.length > 0;
  }

  /** What the monotonic clock shows at a true instant. It never falls. */
  localAt(actor: Address, at: Instant): Instant {
    let local = at;
    for (const { group, holding, ppm } of this.drifts) {
      const span = Math.min(at, holding.to) - holding.from;
      if (span > 0 && group.has(actor)) local += drifted(span, ppm);
    }
    return local;
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

/** How far a clock is off after a span, in whole microseconds. The product alone would not be exact. */
function drifted(span: number, ppm: number): number {
  const whole = Math.floor(span / MILLION);
  return whole * ppm + Math.floor(((span - whole * MILLION) * ppm) / MILLION);
}
