import type { EventStore } from '../engine/event-store.ts';
import type { Fingerprint } from '../engine/fingerprint.ts';
import type { Lookout } from '../engine/ladder-queue.ts';
import type { Population } from './population.ts';

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

  /** Reads for coming events: what is found by slot or by the actor's index first, then the actor. */
  expect(slots: Int32Array, count: number): void {
    const { store } = this;
    const { present } = this.population;
    let touched = 0;
    for (let index = 0; index < count; index++) {
      const slot = slots[index];
      const target = store.target(slot);
      touched ^= this.fingerprint.touch(target);
      if (store.payload(slot) === present[target]) touched++;
    }
    for (let index = 0; index < count; index++) {
      if (present[store.target(slots[index])]?.receive === undefined) touched++;
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
