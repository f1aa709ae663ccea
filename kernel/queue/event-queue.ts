/** Pending events in their order. Slots are those of the store that the queue was made with. */
export interface EventQueue {
  /** Pending events: those pushed less those taken or removed. */
  readonly size: number;
  /** Adds an event; its time and order are set, and its instant is not before that of the last one taken. */
  push(slot: number): void;
  /** The first pending event, which stays; `NONE` when there is none. */
  peek(): number;
  /** Takes out the event that `peek` has just returned. Its slot is the caller's to release. */
  take(slot: number): void;
  /** Takes out a pending timer. Its slot is the queue's to release, at once or when its place is reached. */
  remove(slot: number): void;
}
