import * as v from 'valibot';
import { nearest } from '../../../kernel/index.ts';
import { shown } from './architecture-refusal.ts';
import { durationLawShape, spanShape } from './duration-shape.ts';

// Of what the shapes of files are made: each field with its description, which editors show, and what an
// error line says of it.

/** What valibot finds wrong with a value. */
export type Issue = v.BaseIssue<unknown>;

/** The rest of an error line, after the field. */
export const says =
  (expected: string) =>
  ({ input }: Issue): string =>
    `got ${shown(input)}, expected ${expected}`;

const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether an issue is a field that is not one of its object's. */
export const isUnknownField = ({ type, expected }: Issue): boolean =>
  type === 'strict_object' && expected === 'never';

/** An object of these fields, and no others. */
export const object = <const Entries extends v.ObjectEntries>(entries: Entries, expected: string) =>
  v.pipe(
    v.custom<object>(isObject, says(expected)),
    v.strictObject(entries, (issue) => {
      const name = String(issue.path?.at(-1)?.key);
      if (isUnknownField(issue)) {
        return `unknown field ${shown(name)}${nearest(name, Object.keys(entries))}`;
      }
      // A field that is missing: what it should have been, the field itself says best.
      return v.safeParse(entries[name] as v.GenericSchema, undefined).issues?.[0].message ?? '';
    }),
  );

/** A text, which may be left out. */
export const text = (description: string) =>
  v.optional(v.pipe(v.string(says('a text')), v.description(description)));

/** A whole number from `min` to `max` (included). */
export const whole = (min: number, max: number, description: string) => {
  const message = says(`a whole number from ${min} to ${max}`);
  return v.pipe(
    v.number(message),
    v.integer(message),
    v.minValue(min, message),
    v.maxValue(max, message),
    v.description(description),
  );
};

/** A law of durations, which may be left out. */
export const law = (description: string) =>
  v.pipe(v.optional(durationLawShape), v.description(description));

/** A span of time of at least `min` microseconds, which may be left out. */
export const span = (min: number, description: string) =>
  v.pipe(v.optional(spanShape(min)), v.description(description));
