import type { Fingerprint } from '../engine/fingerprint.ts';
import { EventKind, type EventStore } from '../queue/event-store.ts';
import type { Lookout } from '../queue/ladder-queue.ts';
import type { Population } from './population.ts';
import type { Repeat } from './timer-table.ts';

/** From this many actors on, their fields no longer fit the processor's nearer caches. */
const LARGE = 4096;

/** Prefetches the targets and payloads of coming events. `Lookout` says why. */
export class ActorLookout implements Lookout {
  /** Keeps the compiler from removing the reads. */
  touched = 0;

  constructor(
    private readonly store: EventStore,
    private readonly fingerprint: Fingerprint,
    private readonly population: Population,
  ) {}

  // The second loop reads objects that the reads of the first lead to.
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

  /** Prefetches for an event of the present instant, which the queue never announces. */
  expectNow(target: number): void {
    const { present } = this.population;
    if (present.length <= LARGE) return;
    const hash = this.fingerprint.touch(target);
    this.touched = present[target]?.receive === undefined ? hash : 0;
  }
}
