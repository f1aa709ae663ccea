import { SimulationError } from '../data/errors.ts';
import { nearestName } from '../data/nearest.ts';
import { shown } from '../data/shown.ts';
import { formatDuration, parseDuration } from '../data/time.ts';
import type { Option } from './option.ts';

/** Says in a few words what the option takes, with bounds and unit. */
export function expectation({ type, min, max, words = [] }: Option<unknown>): string {
  switch (type) {
    case 'count':
      return `a whole number${range(min, max, String)}`;
    case 'number':
    case 'probability':
      return `a number${range(min, max, String)}`;
    case 'duration':
      return `a duration such as 90s or 10m${range(min, max, formatDuration)}`;
    case 'flag':
      return 'true or false';
    case 'text':
      return 'a text';
    case 'choice':
      return `one of ${words.join(', ')}`;
  }
}

const range = (
  min: number | undefined,
  max: number | undefined,
  write: (value: number) => string,
): string =>
  (min === undefined ? '' : ` from ${write(min)}`) + (max === undefined ? '' : ` to ${write(max)}`);

/**
 * Returns the option's value for a value of its type or a text, from a scenario or a command line.
 * Durations are texts with a unit, or numbers of microseconds.
 * @throws bad-option naming the place, what it got and what was expected.
 */
export function readOption(spec: Option<unknown>, given: unknown, place: string): unknown {
  const value = accepted(spec, given);
  if (value === undefined) throw new SimulationError('bad-option', `${place}: ${got(spec, given)}`);
  return value;
}

/** Says for a refusal what was given, and what the option takes. */
export function got(spec: Option<unknown>, given: unknown): string {
  const near = typeof given === 'string' ? nearestName(given, spec.words ?? []) : undefined;
  const guess = near === undefined ? '' : `; did you mean "${near}"?`;
  return `got ${shown(given)}, expected ${expectation(spec)}${guess}`;
}

/** Returns the option's value for a given value; `undefined` if the option does not take it. */
export function accepted(spec: Option<unknown>, given: unknown): unknown {
  const value = parsed(spec, given);
  if (typeof value !== 'number') return value;
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = spec;
  return value >= min && value <= max ? value : undefined;
}

function parsed({ type, words = [] }: Option<unknown>, given: unknown): unknown {
  switch (type) {
    case 'text':
      return typeof given === 'string' ? given : undefined;
    case 'choice':
      return words.find((word) => word === given);
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
      // A model may declare a duration as a plain number, so a text with a unit is read here too.
      return typeof given === 'string' && /[a-z]$/.test(given.trim())
        ? parseDuration(given)
        : toNumber(given);
    case 'probability': {
      const share = toNumber(given);
      return share !== undefined && share >= 0 && share <= 1 ? share : undefined;
    }
  }
}

function toNumber(given: unknown): number | undefined {
  const number =
    typeof given === 'string' && given.trim() !== '' ? Number(given) : (given as number);
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}
