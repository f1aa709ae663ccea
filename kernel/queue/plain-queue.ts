import type { EventQueue } from './event-queue.ts';
import { type EventStore, NONE } from './event-store.ts';
import { createHeap, type Heap } from './heap.ts';

/** One heap over all events. Tests and the benchmark compare the ladder queue with it. */
export class PlainQueue implements EventQueue {
  size = 0;
  private readonly heap: Heap;

  constructor(private readonly store: EventStore) {
    this.heap = createHeap(store);
  }

  push(slot: number): void {
    this.size++;
    this.heap.add(slot);
  }

  peek(): number {
    for (;;) {
      const slot = this.heap.peek() ?? NONE;
      if (slot === NONE || !this.store.isRemoved(slot)) return slot;
      this.heap.poll();
      this.store.release(slot);
    }
  }

  take(): void {
    this.size--;
    this.heap.poll();
  }

  remove(slot: number): void {
    this.size--;
    this.store.markRemoved(slot);
  }
}
