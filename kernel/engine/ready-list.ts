import { type EventStore, NONE, Place } from './event-store.ts';

/** The next events in their order: a few, sorted once, taken from the front. */
export class ReadyList {
  /** Index of the first event; from `end` on there is none. */
  head = 0;
  end = 0;
  readonly slots: Int32Array;
  private readonly instants: Float64Array;

  constructor(
    private readonly store: EventStore,
    readonly sizeMax: number,
  ) {
    this.slots = new Int32Array(sizeMax);
    this.instants = new Float64Array(sizeMax);
  }

  /** The first event; of no meaning when there is none. */
  first(): number {
    return this.slots[this.head];
  }

  /** Takes out the first event. */
  shift(): number {
    return this.slots[this.head++];
  }

  /** Starts over, empty. */
  clear(): void {
    this.head = 0;
    this.end = 0;
  }

  /** Adds the `count` events of the linked list at `head`, none of them before those that it holds. */
  append(head: number, count: number): void {
    const { store, slots, instants } = this;
    const start = this.end;
    const end = start + count;
    this.end = end;
    // Linked lists run from the last scheduled to the first, so from back to front ties are sorted
    // already. Reading all instants first lets the processor fetch the records side by side.
    let index = end;
    for (let slot = head; slot !== NONE; ) {
      const next = store.next(slot);
      store.setPrevious(slot, Place.ready);
      slots[--index] = slot;
      instants[index] = store.at(slot);
      slot = next;
    }
    for (index = start + 1; index < end; index++) {
      const slot = slots[index];
      const at = instants[index];
      let to = index;
      while (to > start && (instants[to - 1] > at || this.isAfter(to - 1, at, slot))) {
        slots[to] = slots[to - 1];
        instants[to] = instants[to - 1];
        to--;
      }
      slots[to] = slot;
      instants[to] = at;
    }
  }

  private isAfter(index: number, at: number, slot: number): boolean {
    return this.instants[index] === at && this.store.isBefore(slot, this.slots[index]);
  }
}
