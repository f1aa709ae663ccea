import type { Channel } from '../kernel/index.ts';

/** Notes which actors of a crew have said Goodbye. */
export class FarewellList {
  /** A list in order of arrival. Keeping a set of the missing ones would take a tenth of a large run's time. */
  private readonly heard: Channel[] = [];

  constructor(private readonly crew: readonly Channel[]) {}

  /** The actors that have said it, in order of arrival, each as often as it said it. */
  get said(): readonly Channel[] {
    return this.heard;
  }

  /** Notes a Goodbye. Returns whether all have said it now. */
  hear(from: Channel): boolean {
    this.heard.push(from);
    // The number alone is not enough, since an actor may say it twice.
    return this.heard.length >= this.crew.length && this.missing().length === 0;
  }

  /** The actors that have not said it. O(crew). */
  missing(): Channel[] {
    const gone = new Set(this.heard);
    return this.crew.filter((channel) => !gone.has(channel));
  }

  /** A line with the names of the missing actors; `undefined` when none is missing. */
  describe(): string | undefined {
    const missing = this.missing();
    if (missing.length === 0) return undefined;
    const names = missing.slice(0, NAMES_MAX).map(({ name }) => name);
    const rest = missing.length > names.length ? ', ...' : '';
    return `${missing.length} missing: ${names.join(', ')}${rest}`;
  }
}

const NAMES_MAX = 10;
