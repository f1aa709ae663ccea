/** What a planned fault does to something that happens all the same, as a word of a report. */
export type Hindrance = 'delayed' | 'reordered' | 'slowed' | 'held' | 'paused' | 'drifted' | 'wall';

/** Counts what planned faults have done, beside what they have dropped, copied and ended. */
export class Tally {
  private readonly counts = new Map<Hindrance, number>();

  add(what: Hindrance): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }

  read(): Readonly<Partial<Record<Hindrance, number>>> {
    return Object.fromEntries(this.counts);
  }
}
