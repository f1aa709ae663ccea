import * as v from 'valibot';
import { type ErrorCode, SimulationError } from './errors.ts';
import { nearest } from './nearest.ts';
import { shown } from './shown.ts';
import { DURATION_TEXT, parseDuration } from './time.ts';

// How data from outside is checked: by a shape, which is a schema of valibot whose fields say what they expect.
// `readShape` makes an error line of what does not fit.

type Issue = v.BaseIssue<unknown>;
export type Fields = Readonly<Record<string, unknown>>;

/** The way to a value: the names of fields and the indices of items, with what is there. */
export type Path = readonly { readonly key: unknown; readonly value: unknown }[];

/** The longest error line, in UTF-16 units: a place may be a name of any length. */
const LINE_MAX = 400;

/** What a field says of a value that is not what it expects. */
export const says =
  (expected: string) =>
  ({ input }: Issue): string =>
    `got ${shown(input)}, expected ${expected}`;

export const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The fields of what is known to be an object, which has no others. */
export const fields = <const Entries extends v.ObjectEntries>(entries: Entries) =>
  v.strictObject(entries, ofField(entries));

/** An object of these fields, and no others. */
export const object = <const Entries extends v.ObjectEntries>(entries: Entries, expected: string) =>
  v.pipe(anyObject(expected), fields(entries));

/** The fields of what is known to be an object, which may have others, of which nothing is read. */
export const openFields = <const Entries extends v.ObjectEntries>(entries: Entries) =>
  v.object(entries, ofField(entries));

/** An object of these fields, which may have others, of which nothing is read. */
export const openObject = <const Entries extends v.ObjectEntries>(
  entries: Entries,
  expected?: string,
) => v.pipe(anyObject(expected), openFields(entries));

/** An object of any fields. */
export const anyObject = (expected = 'an object') => v.custom<Fields>(isObject, says(expected));

/** A list of such items. */
export const list = <const Item extends v.GenericSchema>(item: Item, expected = 'a list') =>
  v.array(item, says(expected));

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

/** A span of time: a text with a unit, or microseconds; as a number it is of the shape `microseconds`. */
export const span = (microseconds: v.GenericSchema<number>, expected: string) => {
  const message = says(expected);
  const isFine = (text: string): boolean => v.is(microseconds, parseDuration(text));
  return v.union(
    [v.pipe(v.string(), v.regex(DURATION_TEXT, message), v.check(isFine, message)), microseconds],
    message,
  );
};

/**
 * The data, if it is of the shape. The error names the first thing wrong, an unknown field before all others: a
 * misspelled field is missing under its own name too, and the name that it has tells more.
 * @throws an error of the code, in one line: the place, the field, what it got and what was expected.
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
  throw refusal(code, `${placed(place, path)}: ${message}`);
}

/** The place of what a path leads to: `place: field[3]: field`. */
export const placeOf = (place: string, path: Path): string =>
  path.reduce(
    (where, { key }) => where + (typeof key === 'number' ? `[${key}]` : `: ${String(key)}`),
    place,
  );

/** An error of which the message is one line, whatever it repeats. */
export function refusal(code: ErrorCode, message: string): SimulationError {
  const line = message.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
  return new SimulationError(
    code,
    line.length > LINE_MAX ? `${line.slice(0, LINE_MAX - 3)}...` : line,
  );
}

interface Found {
  readonly path: Path;
  readonly message: string;
  readonly isUnknown: boolean;
}

/** What is wrong, and where. A union means the option that went deeper into the data than its own start. */
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

/** What is said of a field that is unknown or missing. */
const ofField =
  (entries: v.ObjectEntries) =>
  (issue: Issue): string => {
    const name = String(issue.path?.at(-1)?.key);
    if (isUnknownField(issue)) {
      return `unknown field ${shown(name)}${nearest(name, Object.keys(entries))}`;
    }
    // The field itself says best what it should have been.
    return v.safeParse(entries[name] as v.GenericSchema, undefined).issues?.[0].message ?? '';
  };
