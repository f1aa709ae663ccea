import { SimulationError } from '../engine/errors.ts';
import type { Duration, Instant } from '../engine/time.ts';

/** How far to advance: to the first limit reached. Without any, to the end of the run. */
export interface Slice {
  /** Events at most. */
  readonly events?: number;
  /** Not this instant, nor beyond. */
  readonly until?: Instant | Duration;
}

/** @throws bad-argument for a slice that is none. */
export function checkSlice({ events, until }: Slice): void {
  if (events !== undefined && !(events >= 0)) {
    throw new SimulationError('bad-argument', `advance: events: got ${events}, expected 0 or more`);
  }
  if (until !== undefined && !(until >= 0)) {
    throw new SimulationError('bad-argument', `advance: until: got ${until}, expected 0 or more`);
  }
}
