// These are plain numbers for constants such as `10 * SECOND`. A unit function would note the value
// as a duration of a model's options (see noted-durations.ts).

/** Microseconds in a millisecond. */
export const MILLISECOND: number = 1e3;

/** Microseconds in a second. */
export const SECOND: number = 1e6;

/** Microseconds in a minute. */
export const MINUTE: number = 60e6;

/** Microseconds in an hour. */
export const HOUR: number = 3600e6;

/** Microseconds in a day of 24 hours. */
export const DAY: number = 86400e6;

/** The units in which durations are written, each with its microseconds, from the largest. */
export const DURATION_UNITS: readonly (readonly [unit: string, us: number])[] = [
  ['d', DAY],
  ['h', HOUR],
  ['m', MINUTE],
  ['s', SECOND],
  ['ms', MILLISECOND],
  ['us', 1],
];
