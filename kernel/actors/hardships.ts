import type { Instant } from '../data/time.ts';
import type { Address } from './address.ts';
import type { Tally } from './tally.ts';

/** Something that comes from outside of the run. The engine keeps it as the payload of its event. */
export interface Occurrence {
  /** It is due. It releases the slot, or defers it. */
  happen(slot: number): void;
}

/**
 * What the planned faults of a run do to its actors, as pure functions of time: the same question
 * always has the same answer.
 */
export interface Hardships {
  /** What the faults have done so far. */
  readonly tally: Tally;
  /** Whether any fault of the run changes a clock. */
  readonly hasClocks: boolean;
  /** When an actor that is paused at `at` goes on, `FOREVER` if never; `at` itself if it is not paused. */
  resumes(actor: Address, at: Instant): Instant;
  /** Whether a fault drops the event of this id. */
  drops(idHigh: number, idLow: number): boolean;
  /** What the monotonic clock of an actor shows at a true instant. */
  localAt(actor: Address, at: Instant): Instant;
  /** The first true instant, from `now` on, at which the monotonic clock of an actor shows `local` or later. */
  trueAt(actor: Address, local: Instant, now: Instant): Instant;
  /** What the wall clock of an actor shows at a true instant. */
  wallAt(actor: Address, at: Instant): number;
  /** How many times as long an actor takes for its work; 1 for most. */
  slowness(actor: Address, at: Instant): number;
}

/** How long the event of a slot has been put off, and by what. */
export interface Deferred {
  /** When it would have been due. */
  readonly due: Instant;
  /** Whether it waits at its actor, not on its link. */
  readonly isAtActor: boolean;
}

/** The events that are put off, by slot. Few runs have any, so they are kept apart. */
export class Deferrals {
  private readonly bySlot = new Map<number, Deferred>();

  /**
   * Notes that an event is put off. The instant at which it was first due stays. Returns whether it was
   * put off before.
   */
  note(slot: number, due: Instant, isAtActor: boolean): boolean {
    const before = this.bySlot.get(slot);
    this.bySlot.set(slot, { due: before?.due ?? due, isAtActor });
    return before !== undefined;
  }

  /** Forgets a slot, and returns how it was put off, if it was. */
  take(slot: number): Deferred | undefined {
    if (this.bySlot.size === 0) return undefined;
    const deferred = this.bySlot.get(slot);
    this.bySlot.delete(slot);
    return deferred;
  }
}
