import * as v from 'valibot';
import { formatDuration } from '../../../kernel/index.ts';
import {
  durationLawShape,
  says,
  span as spanOf,
  text as textOf,
  toDistribution,
  whole as wholeOf,
} from '../../../kernel/shapes.ts';
import { SPAN_MAX } from './service-defaults.ts';

// The fields of architecture files, each with its description, which editors show.

/** A text, which may be left out. */
export const text = (description: string) =>
  v.optional(v.pipe(textOf(), v.description(description)));

/** A whole number from `min` to `max` (included). */
export const whole = (min: number, max: number, description: string) =>
  v.pipe(wholeOf(min, max), v.description(description));

/** A law of durations, which may be left out. */
export const law = (description: string) =>
  v.pipe(
    v.optional(durationLawShape),
    v.check(
      (data) => data === undefined || isBounded(toDistribution(data)),
      says(`spans of time up to ${formatDuration(SPAN_MAX)}`),
    ),
    v.description(description),
  );

/** Whether no number of a law is beyond a span of 30 days; those of other kinds are all much smaller. */
const isBounded = (part: unknown): boolean =>
  typeof part === 'object' && part !== null
    ? Object.values(part).every(isBounded)
    : typeof part !== 'number' || part <= SPAN_MAX;

/** A span of time of at least `min` microseconds, which may be left out. */
export const span = (min: number, description: string) => {
  const range = `from ${formatDuration(min)} to ${formatDuration(SPAN_MAX)}`;
  const expected = `a duration such as 100ms, or whole microseconds, ${range}`;
  return v.pipe(
    v.optional(
      v.pipe(spanOf(wholeOf(min, SPAN_MAX, expected), expected), v.examples(['10ms', '1.5s'])),
    ),
    v.description(description),
  );
};
