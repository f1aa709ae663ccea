import { EventKind, type EventStore } from '../queue/event-store.ts';
import type { Lookout } from '../queue/ladder-queue.ts';
import type { Address } from './address.ts';
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
    private readonly population: Population,
  ) {}

  // The first loop reads the addresses, the second the actors that these lead to. It asks for their
  // type, which reads no field of theirs: a field may be a getter, which would notice.
  expect(slots: Int32Array, start: number, end: number): void {
    const { store } = this;
    let touched = 0;
    for (let index = start; index < end; index++) {
      touched ^= (store.receiver(slots[index]) as Address).hashHigh;
    }
    for (let index = start; index < end; index++) {
      const slot = slots[index];
      if (typeof (store.receiver(slot) as Address).living === 'function') touched++;
      if (store.kind(slot) === EventKind.periodic) {
        touched ^= (store.payload(slot) as Repeat).keyLow;
      }
    }
    this.touched = touched;
  }

  /** Prefetches for an event of the present instant, which the queue never announces. */
  expectNow({ living, hashHigh }: Address): void {
    if (this.population.addresses.length <= LARGE) return;
    this.touched = typeof living === 'function' ? 0 : hashHigh;
  }
}
