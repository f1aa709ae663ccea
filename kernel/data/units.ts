// Plain numbers, which `10 * SECOND` makes constants of: the unit functions would note the value for the
// options of a model (see noted-durations.ts), and it would be no option's.

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
