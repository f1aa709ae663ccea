import { SimulationError } from '../data/errors.ts';
import { durationsAmong } from '../data/noted-durations.ts';
import { shown } from '../data/shown.ts';
import { type Option, option } from './option.ts';
import { accepted, expectation, got } from './read-option.ts';
import { sealed } from './sealed.ts';

type Options = Readonly<Record<string, Option<unknown>>>;

/**
 * Returns the options of a definition. It gives each as a plain default, as a list of words, or
 * made by `option`.
 * @throws bad-model naming the option, what it got and what was expected.
 */
export function toOptions(specs: unknown, place: string): Options {
  if (typeof specs !== 'object' || specs === null) {
    throw new SimulationError(
      'bad-model',
      `${place}: options: got ${shown(specs)}, expected an object`,
    );
  }
  const entries = Object.entries(specs);
  const durations = durationsAmong(entries.flatMap(([, spec]) => numbersOf(spec)));
  return Object.fromEntries(
    entries.map(([name, spec]) => [
      name,
      checked(toOption(spec, durations), `${place}: option ${name}`),
    ]),
  );
}

/** The numbers of an option that a unit function may have made. */
const numbersOf = (spec: unknown): number[] =>
  (isOption(spec) ? [spec.default, spec.min, spec.max] : [spec]).filter(
    (value) => typeof value === 'number',
  );

/** Makes an option of a plain default or a list of words. Any other value is returned as it is. */
function toOption(spec: unknown, durations: ReadonlySet<number>): unknown {
  if (typeof spec === 'number') {
    return durations.has(spec) ? option.duration(spec) : option.number(spec);
  }
  if (typeof spec === 'boolean') return option.flag(spec);
  if (typeof spec === 'string') return option.text(spec);
  return Array.isArray(spec)
    ? { summary: '', type: 'choice', default: spec[0], words: spec }
    : spec;
}

function checked(spec: unknown, place: string): Option<unknown> {
  const refuse = (why: string): SimulationError =>
    new SimulationError('bad-model', `${place}: ${why}`);
  const found = optionOrRefusal(spec);
  if (typeof found === 'string') throw refuse(found);
  const value = accepted(found, found.default);
  if (value === undefined) throw refuse(`default: ${got(found, found.default)}`);
  return sealed({ ...found, default: value });
}

/** Whether a value has the shape of an option. Its default may lie outside of its bounds. */
export const isOption = (spec: unknown): spec is Option<unknown> =>
  typeof optionOrRefusal(spec) !== 'string';

/** Returns the value if it is an option, else the reason why it is not. */
function optionOrRefusal(spec: unknown): Option<unknown> | string {
  if (!hasType(spec)) {
    return `got ${shown(spec)}, expected a number, a text, true, false, a list of words or an option`;
  }
  if (spec.type === 'choice') {
    return areWords(spec.words)
      ? spec
      : `got ${shown(spec.words)}, expected a list of words, all different, each a text on one line`;
  }
  const bare: Option<unknown> = { type: spec.type, default: undefined, summary: '' };
  for (const name of ['min', 'max'] as const) {
    const bound = spec[name];
    if (bound !== undefined && accepted(bare, bound) !== bound) {
      return `${name}: got ${shown(bound)}, expected ${expectation(bare)}`;
    }
  }
  return spec;
}

const hasType = (spec: unknown): spec is Option<unknown> =>
  typeof spec === 'object' &&
  spec !== null &&
  'default' in spec &&
  'type' in spec &&
  typeof spec.type === 'string' &&
  Object.hasOwn(option, spec.type);

const areWords = (words: unknown): boolean =>
  Array.isArray(words) &&
  words.length > 0 &&
  [...words].every((word) => typeof word === 'string' && /^[^\p{Cc}\p{Cs}]+$/u.test(word)) &&
  new Set(words).size === words.length;
