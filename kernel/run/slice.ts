import { SimulationError } from '../data/errors.ts';
import { shown } from '../data/shown.ts';
import type { Duration, Instant } from '../data/time.ts';

/** How far to advance: to the first limit reached. Without any, to the end of the run. */
export interface Slice {
  /** Events at most. */
  readonly events?: number;
  /** Not this instant, nor beyond. */
  readonly until?: Instant | Duration;
}

/** @throws bad-argument for a slice that is none. */
export function checkSlice({ events, until }: Slice): void {
  if (events !== undefined && !isFrom0(events)) {
    throw new SimulationError(
      'bad-argument',
      `advance: events: got ${shown(events)}, expected a number from 0`,
    );
  }
  if (until !== undefined && !isFrom0(until)) {
    throw new SimulationError(
      'bad-argument',
      `advance: until: got ${shown(until)}, expected a number from 0`,
    );
  }
}

const isFrom0 = (value: unknown): boolean => typeof value === 'number' && value >= 0;
