import { SimulationError } from './errors.ts';
import { noteDuration } from './noted-durations.ts';
import { DAY, DURATION_UNITS, HOUR, MILLISECOND, MINUTE, SECOND } from './units.ts';

declare const unit: unique symbol;

/**
 * A point of virtual time: whole microseconds since the start of the run, 0 to 2^53 - 1 (285
 * years). A plain number can be passed as an instant (`now + period`), a `Duration` cannot.
 */
export type Instant = number & { readonly [unit]?: 'instant' };

/**
 * A span of virtual time: whole microseconds, 0 to 2^53 - 1. A plain number can be passed as a
 * duration (`10 * period`, `end - begin`), an `Instant` cannot.
 */
export type Duration = number & { readonly [unit]?: 'duration' };

/** The start of every run. */
export const START: Instant = 0;

/** After the last instant. An event that waits until then never happens. */
export const FOREVER: Instant = 2 ** 53;

/**
 * Whether `delay` is a whole number of microseconds from `min`, and `now` plus it is an instant.
 * Checking the sum alone is not enough, since a large instant swallows a small fraction.
 */
export const isDelay = (delay: number, min: number, now: Instant): boolean =>
  Number.isSafeInteger(delay) && delay >= min && now + delay <= Number.MAX_SAFE_INTEGER;

/** Describes the delays that `isDelay` takes, for an error. */
export const delaysFrom = (min: number): string =>
  `a whole number from ${min} that does not lead past 2^53 - 1 us, the end of time`;

/**
 * A duration of `count` microseconds, rounded to a whole number.
 * @throws bad-argument below 0 or past 2^53 - 1.
 */
export function us(count: number): Duration {
  const rounded = Math.round(count);
  if (!Number.isSafeInteger(rounded) || rounded < 0) {
    throw new SimulationError(
      'bad-argument',
      `duration: got ${count} us, expected a number from 0 to 2^53 - 1`,
    );
  }
  // Adding 0 turns the -0 of a rounded -0.3 into 0, which prints and hashes as itself.
  const duration = rounded + 0;
  noteDuration(duration);
  return duration;
}

/**
 * A duration of `count` milliseconds, rounded to the nearest microsecond.
 * @throws bad-argument as `us`.
 */
export const ms = (count: number): Duration => us(count * MILLISECOND);

/**
 * A duration of `count` seconds, rounded to the nearest microsecond. @throws bad-argument as `us`.
 */
export const seconds = (count: number): Duration => us(count * SECOND);

/**
 * A duration of `count` minutes, rounded to the nearest microsecond. @throws bad-argument as `us`.
 */
export const minutes = (count: number): Duration => us(count * MINUTE);

/**
 * A duration of `count` hours, rounded to the nearest microsecond. @throws bad-argument as `us`.
 */
export const hours = (count: number): Duration => us(count * HOUR);

/**
 * A duration of `count` days of 24 hours, rounded to the nearest microsecond.
 * @throws bad-argument as `us`.
 */
export const days = (count: number): Duration => us(count * DAY);

const SIZES: ReadonlyMap<string, number> = new Map(DURATION_UNITS);

/** Matches the texts that `parseDuration` reads. It also matches texts of too large durations. */
export const DURATION_TEXT: RegExp = /^\s*(\d+(\.\d+)?|\.\d+)(us|ms|s|m|h|d)?\s*$/;

/**
 * Reads a duration: a decimal number and one of us, ms, s, m, h, d (`90s`, `1.5h`, `30d`). A number
 * alone counts seconds. Returns `undefined` for anything else, also for a negative or a too large
 * number.
 */
export function parseDuration(text: string): Duration | undefined {
  const match = DURATION_TEXT.exec(text);
  if (match === null) return undefined;
  const microseconds = Math.round(Number(match[1]) * (SIZES.get(match[3] ?? 's') ?? NaN));
  return Number.isSafeInteger(microseconds) ? microseconds : undefined;
}

/**
 * Writes a duration exactly, in its largest fitting unit: `2s`, `250ms`, `1.5h`, `30d`.
 * `parseDuration` reads it back to the same value.
 */
export function formatDuration(duration: Duration | Instant): string {
  for (const [unit, size] of DURATION_UNITS) {
    const count = duration / size;
    const text = `${count}${unit}`;
    // 2072.746s is easier to read than 34.545766666666665m.
    const isShort = unit === 's' || unit === 'ms' || Math.round(count * 100) / 100 === count;
    // Past 70 years rounding may be off by 1 us, here or in `parseDuration`. So the text is read
    // back.
    if (count >= 1 && isShort && parseDuration(text) === duration) return text;
  }
  return duration === 0 ? '0s' : `${duration}us`;
}
