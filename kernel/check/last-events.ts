import type { ObservedEvent, Observer } from '../actors/observer.ts';

/** Keeps the last events of a run, so that a long run does not take more and more memory. */
export class LastEvents implements Observer {
  private kept: ObservedEvent[] = [];

  constructor(
    /** At least so many of the last events are kept, and at most twice as many. */
    private readonly count: number,
  ) {}

  event(event: ObservedEvent): void {
    if (this.kept.length === 2 * this.count) {
      this.kept = this.kept.slice(this.count);
    }
    this.kept.push(event);
  }

  /** The events, in order. */
  get all(): readonly ObservedEvent[] {
    return this.kept;
  }
}
