import type { EventQueue } from '../../kernel/queue/event-queue.ts';
import { EventKind, EventStore, NONE, type Party } from '../../kernel/queue/event-store.ts';
import { LadderQueue } from '../../kernel/queue/ladder-queue.ts';
import { PlainQueue } from '../../kernel/queue/plain-queue.ts';
import { Draws } from '../../kernel/random/draws.ts';
import { seedKey } from '../../kernel/random/seed.ts';

const LAST = Number.MAX_SAFE_INTEGER;

/** Events with orders below this come before the others of their instant. */
const GROWING_FROM = 2 ** 32;

/** How far ahead events are scheduled, in microseconds. Instants are limited to 2^53 - 1. */
export const DELAY_LAWS = {
  zero: () => 0,
  constant: () => 1000,
  'few distinct': (draws: Draws) => draws.integer(0, 5) * 100,
  'mostly zero': (draws: Draws) => (draws.chance(0.9) ? 0 : draws.integer(1, 1000)),
  'dense exponential': (draws: Draws) => Math.round(draws.exponential(20)),
  exponential: (draws: Draws) => Math.round(draws.exponential(1e6)),
  'heavy tail': (draws: Draws) => Math.round(draws.pareto(1, 0.2)),
  'two peaks': (draws: Draws) => (draws.chance(0.5) ? 1000 : 1e9) + draws.integer(0, 3),
  'two narrow spans': (draws: Draws) => draws.integer(0, 1) * 1e12 + draws.integer(0, 40),
  huge: (draws: Draws) => draws.integer(0, LAST),
  'at the end of time': (draws: Draws) => LAST - draws.integer(0, 60),
} as const satisfies Readonly<Record<string, (draws: Draws) => number>>;

/** A stretch of a queue's life. The shares are chances of a step; the rest of 1 is the chance of a pop. */
export interface Phase {
  readonly law: keyof typeof DELAY_LAWS;
  readonly steps: number;
  readonly pushShare: number;
  readonly cancelShare: number;
}

const NOBODY: Party = { index: 0 };

/** A queue with a store of its own; events are numbers of the caller's, and timers unless said otherwise. */
export class Driven {
  readonly store = new EventStore();
  readonly queue: EventQueue;

  constructor(make: (store: EventStore) => EventQueue) {
    this.queue = make(this.store);
  }

  push(event: number, at: number, order: number, kind: EventKind = EventKind.timer): number {
    const slot = this.store.add(kind, NOBODY, undefined, 0, 0, 0, event);
    this.store.setTime(slot, at, order);
    this.queue.push(slot);
    return slot;
  }

  /** The event taken, or `undefined` of an empty queue. */
  pop(): number | undefined {
    const slot = this.queue.peek();
    if (slot === NONE) return undefined;
    const event = this.store.payload(slot) as number;
    this.queue.take(slot);
    this.store.release(slot);
    return event;
  }
}

interface Pending {
  readonly event: number;
  readonly kind: EventKind;
  readonly slots: readonly [ladder: number, plain: number];
}

/**
 * Plays the phases on the ladder queue and on the plain one, empties both, and says where they first
 * differ; `undefined` if nowhere. `areOrdersGrowing` is what the ladder's lane needs, of most events.
 */
export function playQueues(
  phases: readonly Phase[],
  { areOrdersGrowing, seed }: { areOrdersGrowing: boolean; seed: string },
): string | undefined {
  const draws = new Draws(seedKey(seed));
  const ladder = new Driven(
    (store) => new LadderQueue(store, areOrdersGrowing ? GROWING_FROM : Infinity),
  );
  const plain = new Driven((store) => new PlainQueue(store));
  const instants: number[] = [];
  const pending: Pending[] = [];
  const places = new Map<number, number>();
  let now = 0;

  const forget = (event: number): Pending => {
    const place = places.get(event) ?? -1;
    const gone = pending[place];
    const last = pending[pending.length - 1];
    pending[place] = last;
    places.set(last.event, place);
    pending.pop();
    places.delete(event);
    return gone;
  };
  const push = (delay: number): void => {
    const event = instants.length;
    const at = Math.min(now + delay, LAST);
    instants.push(at);
    const growing = draws.chance(0.1) ? event : GROWING_FROM + event;
    const order = areOrdersGrowing ? growing : draws.integer(0, LAST);
    places.set(event, pending.length);
    // Timers lie among messages, which know less of their neighbours.
    const kind = event % 3 === 0 ? EventKind.message : EventKind.timer;
    const slots = [ladder, plain].map((driven) => driven.push(event, at, order, kind));
    pending.push({ event, kind, slots: [slots[0], slots[1]] });
  };
  const cancel = (): void => {
    if (pending.length === 0) return;
    const { event, kind } = draws.pick(pending);
    if (kind === EventKind.message) return;
    const { slots } = forget(event);
    ladder.queue.remove(slots[0]);
    plain.queue.remove(slots[1]);
  };
  const pop = (): string | undefined => {
    const got = ladder.pop();
    const expected = plain.pop();
    if (got !== expected) {
      return `at ${now} the ladder pops ${got} at ${instants[got ?? -1]}, the plain queue ${expected} at ${instants[expected ?? -1]}`;
    }
    if (ladder.queue.size !== plain.queue.size) {
      return `the ladder says ${ladder.queue.size}, the plain queue ${plain.queue.size}`;
    }
    if (got === undefined) return pending.length === 0 ? undefined : 'both lost an event';
    forget(got);
    now = instants[got];
    return undefined;
  };

  for (const { law, steps, pushShare, cancelShare } of phases) {
    for (let step = 0; step < steps; step++) {
      const choice = draws.uniform();
      if (choice < pushShare) push(DELAY_LAWS[law](draws));
      else if (choice < pushShare + cancelShare) cancel();
      else {
        const difference = pop();
        if (difference !== undefined) return difference;
      }
    }
  }
  while (pending.length > 0) {
    const difference = pop();
    if (difference !== undefined) return difference;
  }
  if (ladder.pop() !== undefined) return 'the ladder pops a removed event';
  return ladder.store.size === 0 ? undefined : `${ladder.store.size} slots are never given back`;
}
