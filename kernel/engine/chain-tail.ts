import { hex64 } from '../data/mix.ts';
import type { EventStore } from '../queue/event-store.ts';

/** The limit of kept events, since many chains may grow long at one instant. */
const NOTES_MAX = 65_536;

interface Note {
  readonly target: number;
  readonly cause: string;
}

/** Remembers the latest events of long causal chains, to name the actors that keep one going. */
export class ChainTail {
  private notes = new Map<string, Note>();
  private at = -1;

  /** Notes an event of a chain that is about to grow too long. */
  note(store: EventStore, slot: number): void {
    if (this.at !== store.at(slot)) {
      this.at = store.at(slot);
      this.notes.clear();
    }
    if (this.notes.size === NOTES_MAX) return;
    this.notes.set(hex64(store.idHigh(slot), store.idLow(slot)), {
      target: store.target(slot),
      cause: hex64(store.causeHigh(slot), store.causeLow(slot)),
    });
  }

  /**
   * Returns the targets of the event in `slot` and of its noted causes, each once, latest first.
   */
  back(store: EventStore, slot: number): number[] {
    const targets = new Set([store.target(slot)]);
    let cause = hex64(store.causeHigh(slot), store.causeLow(slot));
    for (;;) {
      const note = this.notes.get(cause);
      if (note === undefined) return [...targets];
      targets.add(note.target);
      cause = note.cause;
    }
  }
}
