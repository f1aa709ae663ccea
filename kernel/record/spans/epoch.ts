import { SimulationError } from '../../data/errors.ts';
import type { Instant } from '../../data/time.ts';

/** The bounds of an epoch in milliseconds since 1970: a day later, as OTLP takes 0 for no time, and the year 2200. */
const MIN = 86_400_000;
const MAX = 7_258_118_400_000;

/** The start of virtual time on the calendar: 2000-01-01T00:00:00Z, unless it is set. */
export class Epoch {
  private readonly seconds: number;
  /** The rest of the start, in microseconds. */
  private readonly rest: number;

  /**
   * `start` is in milliseconds since 1970.
   * @throws bad-argument for one before 1970-01-02 or after 2200.
   */
  constructor(start = 946_684_800_000) {
    if (!(Number.isInteger(start) && start >= MIN && start <= MAX)) {
      throw new SimulationError(
        'bad-argument',
        `epoch: got ${start}, expected whole milliseconds since 1970, from 1970-01-02 to 2200`,
      );
    }
    this.seconds = Math.floor(start / 1000);
    this.rest = (start % 1000) * 1000;
  }

  /** An instant in nanoseconds since 1970, as decimal digits. */
  nanoseconds(at: Instant): string {
    // Seconds and microseconds stand side by side, since the sum of both is above the safe numbers.
    const rest = this.rest + (at % 1e6);
    const seconds = this.seconds + Math.floor(at / 1e6) + (rest >= 1e6 ? 1 : 0);
    return `${seconds}${String(rest % 1e6).padStart(6, '0')}000`;
  }
}
