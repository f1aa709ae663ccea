import type { Channel } from '../kernel/index.ts';

/** Who of a crew has said Goodbye. */
export class FarewellList {
  /** In order; a set of who did not would cost every run of many a tenth of its time. */
  private readonly said: Channel[] = [];

  constructor(private readonly crew: readonly Channel[]) {}

  /** Hears one's Goodbye; whether all have said it now. */
  hear(from: Channel): boolean {
    this.said.push(from);
    // As many may have come, and some of them twice.
    return this.said.length >= this.crew.length && this.missing().length === 0;
  }

  /** Who has not. O(crew). */
  missing(): Channel[] {
    const gone = new Set(this.said);
    return this.crew.filter((channel) => !gone.has(channel));
  }

  /** A line that names who has not; `undefined` when all have. */
  describe(): string | undefined {
    const missing = this.missing();
    if (missing.length === 0) return undefined;
    const names = missing.slice(0, NAMES_MAX).map(({ name }) => name);
    const rest = missing.length > names.length ? ', ...' : '';
    return `${missing.length} missing: ${names.join(', ')}${rest}`;
  }
}

const NAMES_MAX = 10;
