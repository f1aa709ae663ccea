import type { Fingerprint } from '../engine/fingerprint.ts';
import { EventKind, type EventStore } from '../queue/event-store.ts';
import type { Lookout } from '../queue/ladder-queue.ts';
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
    private readonly fingerprint: Fingerprint,
    private readonly population: Population,
  ) {}

  /** Reads for coming events: what is found by slot or by the actor's index first, then what that leads to. */
  expect(slots: Int32Array, start: number, end: number): void {
    const { fingerprint, store } = this;
    const { present } = this.population;
    let touched = 0;
    for (let index = start; index < end; index++) {
      const slot = slots[index];
      const target = store.target(slot);
      touched ^= fingerprint.touch(target);
      if (store.payload(slot) === present[target]) touched++;
    }
    for (let index = start; index < end; index++) {
      const slot = slots[index];
      if (present[store.target(slot)]?.receive === undefined) touched++;
      if (store.kind(slot) === EventKind.periodic) {
        touched ^= (store.payload(slot) as Repeat).keyLow;
      }
    }
    this.touched = touched;
  }

  /** Reads for an event of the present instant, which comes too soon for `expect`. */
  expectNow(target: number): void {
    const { present } = this.population;
    if (present.length <= LARGE) return;
    const hash = this.fingerprint.touch(target);
    this.touched = present[target]?.receive === undefined ? hash : 0;
  }
}
