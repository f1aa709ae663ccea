import type { EventStore } from './event-store.ts';

/** The next events: a sorted array, taken from the front. */
export class ReadyList {
  /** Index of the first event. */
  head = 0;
  /** Index after the last event. */
  end = 0;
  /** The queue has named the events before this index to its `Lookout`. */
  known = 0;
  /** Whether some events may be marked as removed. */
  hasRemoved = false;
  slots: Int32Array;
  private instants: Float64Array;

  /** A list that takes in single events while it has fewer than `sizeMax`. */
  constructor(
    private readonly store: EventStore,
    private readonly sizeMax: number,
  ) {
    this.slots = new Int32Array(sizeMax);
    this.instants = new Float64Array(sizeMax);
  }

  /** The first event; meaningless when there is none. */
  first(): number {
    return this.slots[this.head];
  }

  /** Takes out the first event. */
  shift(): number {
    return this.slots[this.head++];
  }

  /** Whether the list is so long that taking in or out a single event would move too many others. */
  get isCrowded(): boolean {
    return this.end - this.head > this.sizeMax;
  }

  /** Takes out an event; false if the list does not hold it. O(events). */
  remove(slot: number): boolean {
    let index = this.head;
    while (index < this.end && this.slots[index] !== slot) index++;
    if (index === this.end) return false;
    this.slots.copyWithin(index, index + 1, this.end);
    this.instants.copyWithin(index, index + 1, this.end);
    this.end--;
    if (index < this.known) this.known--;
    return true;
  }

  /** Starts over with the first `count` slots, which the caller has written to `slots`, and sorts them. */
  fill(count: number): void {
    const { store, slots, instants } = this;
    this.restart(count);
    // All instants are read before the sorting, so that the reads overlap: see `Lookout`.
    for (let index = 0; index < count; index++) instants[index] = store.at(slots[index]);
    for (let index = 1; index < count; index++) this.sink(slots[index], instants[index], index);
  }

  /** Starts over with any number of events, and sorts them. It sorts the caller's array, too. */
  fillMany(slots: number[]): void {
    const { store } = this;
    slots.sort((a, b) => (store.isBefore(a, b) ? -1 : 1));
    if (slots.length > this.slots.length) {
      this.slots = new Int32Array(2 * slots.length);
      this.instants = new Float64Array(2 * slots.length);
    }
    this.restart(slots.length);
    this.slots.set(slots);
    for (let index = 0; index < slots.length; index++)
      this.instants[index] = store.at(slots[index]);
  }

  private restart(count: number): void {
    this.head = 0;
    this.known = 0;
    this.end = count;
    this.hasRemoved = false;
  }

  /** Adds an event where it belongs; false if there is no room. O(events after it). */
  insert(slot: number, at: number): boolean {
    if (this.end === this.slots.length && !this.makeRoom()) return false;
    if (this.end - this.head >= this.sizeMax) return false;
    if (this.sink(slot, at, this.end++) <= this.known) this.known++;
    return true;
  }

  /** Moves the events to the front of the array; false if that would gain little room. */
  private makeRoom(): boolean {
    const { head, end } = this;
    if (2 * head < end) return false;
    this.slots.copyWithin(0, head, end);
    this.instants.copyWithin(0, head, end);
    this.head = 0;
    this.known = Math.max(this.known - head, 0);
    this.end = end - head;
    return true;
  }

  /** Inserts an event into the sorted part, which ends before `index`, and returns its new index. */
  private sink(slot: number, at: number, index: number): number {
    const { head, instants, slots } = this;
    let to = index;
    while (to > head && (instants[to - 1] > at || this.isAfter(to - 1, at, slot))) {
      slots[to] = slots[to - 1];
      instants[to] = instants[to - 1];
      to--;
    }
    slots[to] = slot;
    instants[to] = at;
    return to;
  }

  private isAfter(index: number, at: number, slot: number): boolean {
    return this.instants[index] === at && this.store.isBefore(slot, this.slots[index]);
  }
}
