import * as v from 'valibot';
import { type ErrorCode, SimulationError } from './errors.ts';
import { nearest } from './nearest.ts';
import { shown } from './shown.ts';
import { DURATION_TEXT, parseDuration } from './time.ts';

// A shape checks data from outside. It is a schema of valibot whose fields say what they expect.
// `readShape` turns the first wrong field into an error line.

type Issue = v.BaseIssue<unknown>;
export type Fields = Readonly<Record<string, unknown>>;

/** The way to a value: names of fields and indices of items, each with the value there. */
export type Path = readonly { readonly key: unknown; readonly value: unknown }[];

/** Makes the message of a field about a wrong value. */
export const says =
  (expected: string) =>
  ({ input }: Issue): string =>
    `got ${shown(input)}, expected ${expected}`;

export const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object of these fields and no others. It expects that the data is an object. */
export const fields = <const Entries extends v.ObjectEntries>(entries: Entries) =>
  v.strictObject(entries, ofField(entries));

/** An object of these fields and no others. */
export const object = <const Entries extends v.ObjectEntries>(entries: Entries, expected: string) =>
  v.pipe(anyObject(expected), fields(entries));

/** An object of these fields. Other fields are ignored. It expects that the data is an object. */
export const openFields = <const Entries extends v.ObjectEntries>(entries: Entries) =>
  v.object(entries, ofField(entries));

/** An object of these fields. Other fields are ignored. */
export const openObject = <const Entries extends v.ObjectEntries>(
  entries: Entries,
  expected?: string,
) => v.pipe(anyObject(expected), openFields(entries));

/** An object of any fields. */
export const anyObject = (expected = 'an object') => v.custom<Fields>(isObject, says(expected));

/**
 * A list of items of one shape. Items after the first wrong one are not looked at, since there may be
 * a million of them.
 */
export const list = <const Item extends v.GenericSchema>(item: Item, expected = 'a list') =>
  v.config(v.array(v.config(item, { abortEarly: false }), says(expected)), { abortEarly: true });

/** A text. */
export const text = (expected = 'a text') => v.string(says(expected));

/** One of these words. */
export const word = <const Word extends string>(words: readonly Word[], expected = oneOf(words)) =>
  v.picklist(words, says(expected));

const oneOf = (words: readonly string[]): string => words.map((one) => `"${one}"`).join(' or ');

/** A whole number from `min` to `max` (included). */
export const whole = (
  min: number,
  max = Number.MAX_SAFE_INTEGER,
  expected = `a whole number from ${min}${max === Number.MAX_SAFE_INTEGER ? '' : ` to ${max}`}`,
) => {
  const message = says(expected);
  return v.pipe(
    v.number(message),
    v.integer(message),
    v.minValue(min, message),
    v.maxValue(max, message),
  );
};

/** A span of time: a text with a unit, or a number of microseconds. `microseconds` bounds both. */
export const span = (microseconds: v.GenericSchema<number>, expected: string) => {
  const message = says(expected);
  const isFine = (text: string): boolean => v.is(microseconds, parseDuration(text));
  return v.union(
    [v.pipe(v.string(), v.regex(DURATION_TEXT, message), v.check(isFine, message)), microseconds],
    message,
  );
};

/**
 * Returns the data if it has the shape. The error names an unknown field first, else the first
 * wrong field. A misspelled field is unknown, and also missing under its right name; the wrong name
 * tells more.
 * @throws an error with this code, in one line: the place, the field, what it got and what was
 * expected.
 */
export function readShape<const Shape extends v.GenericSchema>(
  shape: Shape,
  data: unknown,
  place: string,
  code: ErrorCode,
  placed: (place: string, path: Path) => string = placeOf,
): v.InferOutput<Shape> {
  const { success, output, issues } = v.safeParse(shape, data);
  if (success) return output;
  const found = issues.flatMap(innermost);
  const { path, message } = found.find(({ isUnknown }) => isUnknown) ?? found[0];
  throw new SimulationError(code, `${placed(place, path)}: ${message}`);
}

/** Writes the place to which a path leads: `place: field[3]: field`. */
export const placeOf = (place: string, path: Path): string =>
  path.reduce(
    (where, { key }) => where + (typeof key === 'number' ? `[${key}]` : `: ${String(key)}`),
    place,
  );

interface Found {
  readonly path: Path;
  readonly message: string;
  readonly isUnknown: boolean;
}

/**
 * Finds what is wrong, and where. Options of a union that failed inside the data come before the
 * others.
 */
function innermost(issue: Issue): Found[] {
  const { path = [], message, issues = [] } = issue;
  const deeper = issue.type === 'union' ? issues.filter((inner) => inner.path !== undefined) : [];
  if (deeper.length > 0) {
    return deeper.flatMap(innermost).map((found) => ({ ...found, path: [...path, ...found.path] }));
  }
  const isUnknown = isUnknownField(issue);
  return [{ path: isUnknown ? path.slice(0, -1) : path, message, isUnknown }];
}

const isUnknownField = ({ type, expected }: Issue): boolean =>
  type === 'strict_object' && expected === 'never';

/** Makes the message about a field that is unknown or missing. */
const ofField =
  (entries: v.ObjectEntries) =>
  (issue: Issue): string => {
    const name = String(issue.path?.at(-1)?.key);
    if (isUnknownField(issue)) {
      return `unknown field ${shown(name)}${nearest(name, Object.keys(entries))}`;
    }
    // The message of the field itself tells most.
    return v.safeParse(entries[name] as v.GenericSchema, undefined).issues?.[0].message ?? '';
  };
