import { EventKind, type EventStore } from '../queue/event-store.ts';
import type { Lookout } from '../queue/ladder-queue.ts';
import type { Address } from './address.ts';
import type { Population } from './population.ts';
import type { Repeat } from './timer-table.ts';

/** Of so many actors on, what an event needs of its target no longer lies in the nearer caches. */
const LARGE = 4096;

/** Reads, before events are handled, what they will need: memory answers several questions at a time. */
export class ActorLookout implements Lookout {
  /** Keeps the compiler from seeing that nobody needs what is read. */
  touched = 0;

  constructor(
    private readonly store: EventStore,
    private readonly population: Population,
  ) {}

  /** Reads for coming events: the addresses first, then what these lead to. */
  expect(slots: Int32Array, start: number, end: number): void {
    const { store } = this;
    let touched = 0;
    for (let index = start; index < end; index++) {
      touched ^= (store.receiver(slots[index]) as Address).hashHigh;
    }
    for (let index = start; index < end; index++) {
      const slot = slots[index];
      if ((store.receiver(slot) as Address).living?.receive === undefined) touched++;
      if (store.kind(slot) === EventKind.periodic) {
        touched ^= (store.payload(slot) as Repeat).keyLow;
      }
    }
    this.touched = touched;
  }

  /** Reads for an event of the present instant, which comes too soon for `expect`. */
  expectNow({ living, hashHigh }: Address): void {
    if (this.population.addresses.length <= LARGE) return;
    this.touched = living?.receive === undefined ? hashHigh : 0;
  }
}
