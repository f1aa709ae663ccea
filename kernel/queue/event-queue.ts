/** Pending events in their order. The queue was made with the store of their slots. */
export interface EventQueue {
  /** How many events were pushed and not yet taken or removed. */
  readonly size: number;
  /** Adds an event whose time and order are set. Its instant is not before that of the event taken last. */
  push(slot: number): void;
  /** Returns the first pending event and leaves it in the queue; `NONE` when there is none. */
  peek(): number;
  /** Takes out the event that `peek` has just returned. The caller releases its slot. */
  take(slot: number): void;
  /** Takes out a pending timer. The queue releases its slot, now or later. */
  remove(slot: number): void;
}
