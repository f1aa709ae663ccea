import * as v from 'valibot';
import { formatDuration } from '../../../kernel/index.ts';
import {
  durationLawShape,
  says,
  span,
  text,
  toDistribution,
  whole,
} from '../../../kernel/shapes.ts';
import { SPAN_MAX } from './service-defaults.ts';

// Makes the fields of architecture files. Editors show their descriptions.

/** An optional text. */
export const textField = (description: string) =>
  v.optional(v.pipe(text(), v.description(description)));

/** A whole number from `min` to `max` (included). */
export const wholeField = (min: number, max: number, description: string) =>
  v.pipe(whole(min, max), v.description(description));

/** An optional law of durations. */
export const lawField = (description: string) =>
  v.pipe(
    v.optional(durationLawShape),
    v.check(
      (data) => data === undefined || isBounded(toDistribution(data)),
      says(`spans of time up to ${formatDuration(SPAN_MAX)}`),
    ),
    v.description(description),
  );

/** Whether no number of a law exceeds `SPAN_MAX`. Numbers that are no spans are far smaller. */
const isBounded = (part: unknown): boolean =>
  typeof part === 'object' && part !== null
    ? Object.values(part).every(isBounded)
    : typeof part !== 'number' || part <= SPAN_MAX;

/** An optional span of time of at least `min` microseconds. */
export const spanField = (min: number, description: string) => {
  const range = `from ${formatDuration(min)} to ${formatDuration(SPAN_MAX)}`;
  const expected = `a duration such as 100ms, or whole microseconds, ${range}`;
  return v.pipe(
    v.optional(
      v.pipe(span(whole(min, SPAN_MAX, expected), expected), v.examples(['10ms', '1.5s'])),
    ),
    v.description(description),
  );
};
