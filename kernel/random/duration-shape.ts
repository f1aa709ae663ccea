import * as v from 'valibot';
import { SimulationError } from '../data/errors.ts';
import { isDeeper } from '../data/levels.ts';
import { anyObject, fields, list, says, span } from '../data/shape.ts';
import {
  checked,
  type Distribution,
  type FieldKind,
  LAW_FIELDS,
  LAW_NAMES,
} from './distribution.ts';
import { type DurationLaw, toDistribution } from './duration-conversion.ts';

const from0 = (expected: string) =>
  v.pipe(v.number(says(expected)), v.minValue(0, says(expected)), v.finite(says(expected)));
const above0 = (expected: string) =>
  v.pipe(v.number(says(expected)), v.gtValue(0, says(expected)), v.finite(says(expected)));
const share = v.pipe(from0('a number from 0 to 1'), v.maxValue(1, says('a number from 0 to 1')));

const SPAN = 'a duration such as 5ms, or microseconds from 0';
const SPAN_ABOVE_0 = 'a duration above 0 such as 5ms, or microseconds';

/** A span of time in a law. */
export const spanShape = v.pipe(
  span(from0(SPAN), SPAN),
  v.description('A span of time: a text with a unit (us, ms, s, m, h, d), or microseconds.'),
  v.examples(['250us', '10ms', '1.5s']),
);

const isPair = (value: unknown): boolean => Array.isArray(value) && value.length === 2;

const quantile = v.pipe(
  v.custom<unknown[]>(isPair, says('a share and a duration, such as [0.5, "2ms"]')),
  v.strictTuple([share, spanShape]),
);

/** The shapes of the kinds of fields in a law of durations. */
const SHAPES: Readonly<Record<FieldKind, v.GenericSchema>> = {
  span: spanShape,
  'span from 0': spanShape,
  'span above 0': span(above0(SPAN_ABOVE_0), SPAN_ABOVE_0),
  'number from 0': from0('a number from 0'),
  'number above 0': above0('a number above 0'),
  share,
  law: v.lazy(() => durationLawShape),
  quantiles: v.pipe(
    list(quantile, 'a list such as [[0, "1ms"], [1, "9ms"]]'),
    v.minLength(2, says('two at least, from share 0 to share 1')),
  ),
};

const shapeOf = (law: Distribution['law']) =>
  fields({
    law: v.literal(law),
    ...Object.fromEntries(
      Object.entries(LAW_FIELDS[law]).map(([name, kind]) => [name, SHAPES[kind]]),
    ),
  });

/** Laws in laws, and lists in them, have at most so many levels: each level checks those below it. */
const LEVELS_MAX = 32;

/** A law of durations as files hold it. */
export const durationLawShape: v.GenericSchema<DurationLaw> = v.pipe(
  v.custom<DurationLaw>(
    (law) => !isDeeper(law, LEVELS_MAX),
    says(`a law in at most ${LEVELS_MAX} levels`),
  ),
  v.union(
    [
      spanShape,
      v.pipe(
        anyObject(SPAN),
        v.variant('law', LAW_NAMES.map(shapeOf), says(`one of ${LAW_NAMES.join(', ')}`)),
      ),
    ],
    says(SPAN),
  ),
  v.rawCheck(({ dataset, addIssue }) => {
    const wrong = dataset.issues === undefined ? wrongOf(dataset.value) : undefined;
    if (wrong !== undefined) addIssue({ message: wrong });
  }),
  v.description(
    'A law of durations: a span of time that is always the same, or a law by name with its numbers.',
  ),
  v.examples(['5ms', { law: 'lognormal', median: '4ms', sigma: 0.5 }]),
);

/** Says what is wrong with a law whose fields are right one by one; `undefined` if nothing is. */
function wrongOf(law: DurationLaw): string | undefined {
  try {
    checked(toDistribution(law));
    return undefined;
  } catch (error) {
    if (error instanceof SimulationError) return error.message;
    throw error;
  }
}
