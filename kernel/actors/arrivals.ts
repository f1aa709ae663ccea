import type { Engine } from '../engine/engine.ts';
import type { Address } from './address.ts';
import type { Crashes } from './crashes.ts';
import type { Deferrals, Deferred, Hardships } from './hardships.ts';
import type { Mail } from './mail.ts';

/** The parts of a run that an arrival depends on. */
export interface ArrivalParts {
  readonly engine: Engine;
  readonly mail: Mail;
  readonly crashes: Crashes;
  readonly deferrals: Deferrals;
  readonly hardships: Hardships | undefined;
}

/** Decides whether an event that is due happens now, later, or never. */
export class Arrivals {
  constructor(private readonly parts: ArrivalParts) {}

  /** Whether a message is delivered now. If not, it has been dropped or put off. */
  isDelivered(slot: number, from: Address, to: Address): boolean {
    const { deferrals, engine, hardships, mail } = this.parts;
    const verdict = mail.judge(slot);
    if (typeof verdict === 'number') {
      if (!deferrals.note(slot, engine.now, false)) hardships?.tally.add('held');
      engine.defer(slot, verdict);
      return false;
    }
    const deferred = deferrals.take(slot);
    const reason = verdict === 'delivered' ? this.reasonToDrop(slot, from, to, deferred) : verdict;
    if (reason !== undefined) mail.drop(slot, reason);
    if (reason !== undefined || hardships === undefined) return reason === undefined;
    return !this.waits(slot, to, deferred?.due);
  }

  private reasonToDrop(
    slot: number,
    from: Address,
    to: Address,
    deferred: Deferred | undefined,
  ): 'lost' | 'gone' | undefined {
    if (this.isDropped()) return 'lost';
    if (to.living === undefined) return 'gone';
    // A crash ends what the actor had sent to itself, and what waited for it.
    const crashedAt = this.parts.crashes.lastOf(to);
    const isOwn = from === to && this.parts.engine.store.sentAt(slot) <= crashedAt;
    const hasWaited = deferred?.isAtActor === true && this.hasCrashedSince(to, deferred);
    return isOwn || hasWaited ? 'gone' : undefined;
  }

  /** Whether an actor has crashed since an event for it was put off, if it was. */
  hasCrashedSince(actor: Address, deferred: Deferred | undefined): boolean {
    return deferred !== undefined && deferred.due <= this.parts.crashes.lastOf(actor);
  }

  /** Whether an event has to wait, since its actor is paused. Then it has been put off. */
  waits(slot: number, actor: Address, due = this.parts.engine.now): boolean {
    const { deferrals, engine, hardships } = this.parts;
    if (hardships === undefined) return false;
    const until = hardships.resumes(actor, engine.now);
    if (until <= engine.now) return false;
    if (!deferrals.note(slot, due, true)) hardships.tally.add('paused');
    engine.defer(slot, until);
    return true;
  }

  /** Whether a fault drops the event being handled. */
  isDropped(): boolean {
    const { engine, hardships } = this.parts;
    return hardships?.drops(engine.idHigh, engine.idLow) === true;
  }
}
