import { SimulationError } from '../engine/errors.ts';
import { shown } from '../engine/shown.ts';
import { type Duration, formatDuration, parseDuration } from '../engine/time.ts';

/** A model's option: its default, and what values it takes. Made by the functions of `option`. */
export interface Option<Value> {
  readonly type: 'count' | 'number' | 'duration' | 'probability' | 'flag' | 'text';
  readonly default: Value;
  readonly summary: string;
  /** Smallest and largest value, included; durations in microseconds. */
  readonly min?: number;
  readonly max?: number;
}

interface OptionText {
  readonly summary?: string;
  readonly min?: number;
  readonly max?: number;
}

/** Makes options whose type says more than a plain default can. */
export const option = {
  /** A whole number, from 0 unless `min` says otherwise. */
  count: (value: number, text: OptionText = {}): Option<number> => ({
    ...describe(text),
    min: text.min ?? 0,
    type: 'count',
    default: value,
  }),
  /** Any finite number. */
  number: (value: number, text: OptionText = {}): Option<number> => ({
    ...describe(text),
    type: 'number',
    default: value,
  }),
  /** A span of virtual time. */
  duration: (value: Duration, text: OptionText = {}): Option<Duration> => ({
    ...describe(text),
    type: 'duration',
    default: value,
  }),
  /** A number from 0 to 1, both included. */
  probability: (value: number, text: OptionText = {}): Option<number> => ({
    ...describe(text),
    min: 0,
    max: 1,
    type: 'probability',
    default: value,
  }),
  /** true or false. */
  flag: (value: boolean, text: OptionText = {}): Option<boolean> => ({
    ...describe(text),
    type: 'flag',
    default: value,
  }),
  text: (value: string, text: OptionText = {}): Option<string> => ({
    ...describe(text),
    type: 'text',
    default: value,
  }),
};

const describe = ({ summary = '', min, max }: OptionText) => ({
  summary,
  ...(min !== undefined && { min }),
  ...(max !== undefined && { max }),
});

/**
 * The options as a model's `actors` gets them. `type Options = OptionsOf<typeof options>` names them, `options` being
 * what `defineModel` is given. Plain defaults stand for options of their type: a number, a flag, a text.
 */
export type OptionsOf<Specs> = {
  readonly [Name in keyof Specs]: Specs[Name] extends Option<infer Value>
    ? Value
    : Specs[Name] extends Duration
      ? Duration
      : Specs[Name] extends number
        ? number
        : Specs[Name] extends boolean
          ? boolean
          : Specs[Name] extends string
            ? string
            : never;
};

/** The option that a plain default stands for. */
export function toOption(spec: unknown, place: string): Option<unknown> {
  switch (typeof spec) {
    case 'number':
      return option.number(spec);
    case 'boolean':
      return option.flag(spec);
    case 'string':
      return option.text(spec);
    default:
      if (isOption(spec)) return spec;
      throw new SimulationError(
        'bad-model',
        `${place}: got ${shown(spec)}, expected a number, a text, true, false or an option`,
      );
  }
}

/** Whether a value is what the functions of `option` make. */
export const isOption = (spec: unknown): spec is Option<unknown> =>
  typeof spec === 'object' &&
  spec !== null &&
  'default' in spec &&
  'type' in spec &&
  Object.hasOwn(option, String(spec.type));

/** What the option takes, in a few words with bounds and unit. */
export function expectation({ type, min, max }: Option<unknown>): string {
  switch (type) {
    case 'count':
      return `a whole number${bounds(min, max, String)}`;
    case 'number':
      return `a number${bounds(min, max, String)}`;
    case 'duration':
      return `a duration such as 90s or 10m${bounds(min, max, formatDuration)}`;
    case 'probability':
      return 'a number from 0 to 1';
    case 'flag':
      return 'true or false';
    case 'text':
      return 'a text';
  }
}

const bounds = (
  min: number | undefined,
  max: number | undefined,
  write: (value: number) => string,
): string =>
  (min === undefined ? '' : ` from ${write(min)}`) + (max === undefined ? '' : ` to ${write(max)}`);

/**
 * The option's value for what a scenario or a command line gives: a value of the type, or its text.
 * Durations are texts with a unit, or numbers of microseconds.
 * @throws bad-option naming the place, what it got and what was expected.
 */
export function readOption(spec: Option<unknown>, given: unknown, place: string): unknown {
  const value = parse(spec, given);
  const isWithin =
    typeof value !== 'number' ||
    (value >= (spec.min ?? Number.NEGATIVE_INFINITY) &&
      value <= (spec.max ?? Number.POSITIVE_INFINITY));
  if (value === undefined || !isWithin) {
    throw new SimulationError(
      'bad-option',
      `${place}: got ${shown(given)}, expected ${expectation(spec)}`,
    );
  }
  return value;
}

function parse(spec: Option<unknown>, given: unknown): unknown {
  switch (spec.type) {
    case 'text':
      return typeof given === 'string' ? given : undefined;
    case 'flag':
      if (given === 'true' || given === true) return true;
      return given === 'false' || given === false ? false : undefined;
    case 'duration':
      if (typeof given === 'string') return parseDuration(given);
      return typeof given === 'number' && Number.isSafeInteger(given) && given >= 0
        ? given
        : undefined;
    case 'count': {
      const count = toNumber(given);
      return count !== undefined && Number.isSafeInteger(count) ? count : undefined;
    }
    case 'number':
      // A plain default may well be a duration, whose unit it does not tell.
      return typeof given === 'string' && /[a-z]$/.test(given.trim())
        ? parseDuration(given)
        : toNumber(given);
    case 'probability':
      return toNumber(given);
  }
}

function toNumber(given: unknown): number | undefined {
  const number =
    typeof given === 'string' && given.trim() !== '' ? Number(given) : (given as number);
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}
