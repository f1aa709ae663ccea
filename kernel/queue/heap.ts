import FastPriorityQueue from 'fastpriorityqueue';
import type { EventStore } from './event-store.ts';

/** A binary heap of slots, the earliest event on top. It is not stable, so ties rely on the events' order. */
export type Heap = FastPriorityQueue<number>;

/** An empty heap over the events of `store`. */
export const createHeap = (store: EventStore): Heap =>
  new FastPriorityQueue<number>((a, b) => store.isBefore(a, b));
