import { type EventStore, NONE, Place } from './event-store.ts';

/** Events of the present bucket in their order: a few, sorted once, taken from the front. */
export class ReadyList {
  /** Index of the first event; from `end` on there is none. */
  head = 0;
  end = 0;
  private readonly slots: Int32Array;
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

  /** Replaces the (spent) list by the `count` events of the linked list at `head`, at most `sizeMax`. */
  fill(head: number, count: number): void {
    const { store, slots, instants } = this;
    this.head = 0;
    this.end = count;
    // Linked lists run from the last scheduled to the first, so from back to front ties are sorted
    // already. Reading all instants first lets the processor fetch the records side by side.
    let index = count;
    for (let slot = head; slot !== NONE; ) {
      const next = store.next(slot);
      store.setPrevious(slot, Place.ready);
      slots[--index] = slot;
      instants[index] = store.at(slot);
      slot = next;
    }
    for (let end = 1; end < count; end++) {
      const slot = slots[end];
      const at = instants[end];
      let to = end;
      while (to > 0 && (instants[to - 1] > at || this.isAfter(to - 1, at, slot))) {
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
