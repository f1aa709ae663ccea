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

  /** Reads for coming events: what is found by the actor's index first, then the actor. */
  expect(slots: Int32Array, count: number): void {
    const { store } = this;
    const { cells } = this.population;
    let touched = 0;
    for (let index = 0; index < count; index++) {
      const slot = slots[index];
      touched += this.readIndexed(store.target(slot));
      if (cells[store.source(slot)] === store.payload(slot)) touched++;
    }
    for (let index = 0; index < count; index++) {
      touched += this.readActor(store.target(slots[index]));
    }
    this.touched = touched;
  }

  /** Reads for an event of the present instant, which comes too soon for `expect`. */
  expectNow(target: number): void {
    if (this.population.cells.length <= LARGE) return;
    this.touched = this.readIndexed(target) + this.readActor(target);
  }

  private readIndexed(target: number): number {
    const { fingerprint, population } = this;
    const hash = fingerprint.touch(target);
    if (!population.isPresent(target)) return 0;
    return population.actors[target] === population.cells[target] ? 1 : hash & 1;
  }

  private readActor(target: number): number {
    return this.population.actors[target]?.receive === undefined ? 1 : 0;
  }
}
