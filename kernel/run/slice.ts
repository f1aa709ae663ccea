import { SimulationError } from '../data/errors.ts';
import { shown } from '../data/shown.ts';
import type { Duration, Instant } from '../data/time.ts';

/** How far to advance: to the limit that is reached first, or without limits to the end of the run. */
export interface Slice {
  /** The most events. */
  readonly events?: number;
  /** The end of the slice, exclusive. */
  readonly until?: Instant | Duration;
}

/** @throws bad-argument for a limit that is not a number from 0. */
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

/** @throws bad-argument for something that is no number of events. */
export function checkEventNumber(events: unknown): void {
  if (Number.isSafeInteger(events) && isFrom0(events)) return;
  throw new SimulationError(
    'bad-argument',
    `again: got ${shown(events)}, expected a number of events`,
  );
}

const isFrom0 = (value: unknown): boolean => typeof value === 'number' && value >= 0;
