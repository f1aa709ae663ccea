import * as v from 'valibot';
import { SPAN_MAX } from './service-defaults.ts';

// What holds of a law by itself is said here, so that editors know it; the kernel reads laws, and has the
// last word on them and on what errors say.

/** A decimal number and a unit; without one it counts seconds. */
const DURATION_TEXT = /^\s*(\d+(\.\d+)?|\.\d+)(us|ms|s|m|h|d)?\s*$/;

const text = v.pipe(v.string(), v.regex(DURATION_TEXT));

/** A span of time in a law. */
export const durationShape = v.pipe(
  v.union([text, v.pipe(v.number(), v.minValue(0))]),
  v.description('A span of time: a text with a unit (us, ms, s, m, h, d), or microseconds.'),
  v.examples(['250us', '10ms', '1.5s']),
);

/** A span of time beside laws, in whole microseconds where it is no text. */
export const spanShape = (min: number) =>
  v.pipe(
    v.union([text, v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(SPAN_MAX))]),
    v.examples(['10ms', '1.5s']),
  );

/** A span of time above 0, but for texts: of those, the kernel sees to it. */
const above0 = v.union([text, v.pipe(v.number(), v.gtValue(0))]);

const from0 = v.pipe(v.number(), v.minValue(0));
const share = v.pipe(from0, v.maxValue(1));

/** A law of durations as files hold it. */
export const durationLawShape: v.GenericSchema = v.pipe(
  v.union([
    durationShape,
    v.variant('law', [
      v.strictObject({ law: v.literal('constant'), value: durationShape }),
      v.strictObject({ law: v.literal('uniform'), min: durationShape, max: durationShape }),
      v.strictObject({ law: v.literal('exponential'), mean: durationShape }),
      v.strictObject({
        law: v.literal('normal'),
        mean: durationShape,
        deviation: durationShape,
      }),
      v.strictObject({ law: v.literal('lognormal'), median: above0, sigma: from0 }),
      v.strictObject({
        law: v.literal('pareto'),
        scale: above0,
        shape: v.pipe(v.number(), v.gtValue(0)),
      }),
      v.strictObject({
        law: v.literal('bimodal'),
        usual: v.lazy(() => durationLawShape),
        rare: v.lazy(() => durationLawShape),
        rareChance: share,
      }),
      v.strictObject({
        law: v.literal('empirical'),
        quantiles: v.pipe(v.array(v.strictTuple([share, durationShape])), v.minLength(2)),
      }),
    ]),
  ]),
  v.description(
    'A law of durations: a span of time that is always the same, or a law by name with its numbers.',
  ),
  v.examples(['5ms', { law: 'lognormal', median: '4ms', sigma: 0.5 }]),
);
