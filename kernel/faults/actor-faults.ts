import type { Address } from '../actors/address.ts';
import type { Hardships } from '../actors/hardships.ts';
import { Group, type Names } from '../actors/names.ts';
import { Tally } from '../actors/tally.ts';
import { hex64 } from '../data/mix.ts';
import { FOREVER, type Instant } from '../data/time.ts';
import { Clocks } from './clocks.ts';
import type { CompleteFault } from './complete-faults.ts';
import type { Interval } from './fault.ts';
import { ofKind } from './of-kind.ts';
import { Holding } from './selection.ts';

interface ActorFault {
  readonly holding: Holding;
  readonly group: Group;
}

/** What the faults of a scenario do to actors, as functions of time. */
export class ActorFaults implements Hardships {
  readonly tally = new Tally();
  readonly hasClocks: boolean;
  private readonly clocks: Clocks;
  private readonly pauses: readonly ActorFault[];
  private readonly slow: readonly (ActorFault & { readonly factor: number })[];
  private readonly dropped: ReadonlySet<string>;

  constructor(faults: readonly CompleteFault[]) {
    this.clocks = new Clocks(faults);
    this.hasClocks = this.clocks.hasFaults;
    this.pauses = ofKind(faults, 'pause').map(toActorFault);
    this.slow = ofKind(faults, 'slow').map((fault) => ({
      ...toActorFault(fault),
      factor: fault.factor,
    }));
    this.dropped = new Set(ofKind(faults, 'drop').map(({ event }) => event));
  }

  get hasSlowActors(): boolean {
    return this.slow.length > 0;
  }

  resumes(actor: Address, at: Instant): Instant {
    let until = at;
    // A pause may begin before another ends.
    for (let isLonger = true; isLonger; ) {
      isLonger = false;
      for (const { group, holding } of this.pauses) {
        if (!holding.covers(until) || !group.has(actor)) continue;
        until = holding.to;
        isLonger = until < FOREVER;
      }
    }
    return until;
  }

  drops(idHigh: number, idLow: number): boolean {
    return this.dropped.size > 0 && this.dropped.has(hex64(idHigh, idLow));
  }

  localAt(actor: Address, at: Instant): Instant {
    return this.clocks.localAt(actor, at);
  }

  trueAt(actor: Address, local: Instant, now: Instant): Instant {
    return this.clocks.trueAt(actor, local, now);
  }

  wallAt(actor: Address, at: Instant): number {
    return this.clocks.wallAt(actor, at);
  }

  slowness(actor: Address, at: Instant): number {
    let slowness = 1;
    for (const { factor, group, holding } of this.slow) {
      if (factor > slowness && holding.covers(at) && group.has(actor)) slowness = factor;
    }
    return slowness;
  }
}

const toActorFault = (fault: Interval & { readonly actors: Names }): ActorFault => ({
  holding: new Holding(fault),
  group: new Group(fault.actors),
});
