import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { ValueHistogram } from '../../../kernel/actors/histograms.ts';
import { type Actor, defineModel, type Fault, open, seconds } from '../../../kernel/index.ts';
import { test } from '../../property.ts';

const histogramOf = (values: readonly number[]): ValueHistogram => {
  const histogram = new ValueHistogram();
  for (const value of values) histogram.add(value);
  return histogram;
};

/** The smallest value that a share of the values do not exceed, from all of them. */
const exact = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.max(1, Math.ceil(share * values.length)) - 1];

const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('a histogram', () => {
  test.prop([fc.array(fc.integer({ min: -2048, max: 2048 }), { minLength: 1 }), share])(
    'of whole numbers up to 2,048 is exact',
    (values, at) => {
      const histogram = histogramOf(values);
      expect(histogram.quantile(at)).toBe(exact(values, at) + 0);
      expect(histogram.count).toBe(values.length);
      expect(histogram.mean).toBe(values.reduce((sum, value) => sum + value, 0) / values.length);
      expect([histogram.min, histogram.max]).toEqual([Math.min(...values), Math.max(...values)]);
    },
  );

  // Below this, numbers have fewer digits.
  const normal = fc
    .double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 })
    .filter((value) => Math.abs(value) > 1e-300);
  test.prop([fc.array(normal, { minLength: 1 }), share])(
    'of any numbers has quantiles that are at most a thousandth nearer to 0',
    (values, at) => {
      const [got, expected] = [histogramOf(values).quantile(at), exact(values, at)];
      expect(Math.abs(got - expected)).toBeLessThanOrEqual(Math.abs(expected) / 1000);
      expect(got).toBeGreaterThanOrEqual(Math.min(...values));
      expect(got).toBeLessThanOrEqual(Math.max(...values));
    },
  );

  test('has no numbers but its count while it is empty, and refuses a share above 1', () => {
    const { count, mean, min, max } = new ValueHistogram();
    expect([count, mean, min, max]).toEqual([0, NaN, NaN, NaN]);
    expect(new ValueHistogram().quantile(0.5)).toBeNaN();
    expect(() => new ValueHistogram().quantile(50)).toThrow('expected a number from 0 to 1');
  });
});

/** Observes the seconds of its life. */
const counter: Actor<never, 'Second'> = {
  start: (self) => self.every(seconds(1), 'Second'),
  timer: (_second, self) => self.observe('second', self.now / 1e6),
};

const model = (name: 'observing' | 'silent', actor: Actor<never, 'Second'>) =>
  defineModel({
    name,
    actors: (setup) => void setup.spawn('a', () => actor),
    measures: { latest: (world) => world.histogram('second').max },
  });

describe('self.observe', () => {
  test('feeds a histogram that measures read and a result tells, which outlives the actor', () => {
    const faults: Fault[] = [{ kind: 'crash', actors: 'a', from: '3500ms' }];
    const world = open(model('observing', counter), { seed: 1, faults, limits: { until: '9s' } });
    world.advance();
    expect(world.histogram('second')).toMatchObject({ count: 3, mean: 2, min: 1, max: 3 });
    expect(world.histogram('first').count).toBe(0);
    const { histograms, measures } = world.result();
    expect(histograms).toEqual({
      second: { count: 3, mean: 2, min: 1, p50: 2, p90: 3, p99: 3, max: 3 },
    });
    const values = measures?.values.latest ?? [];
    expect([values[0], values.at(-1)]).toEqual([null, 3]);
  });

  test('changes nothing in a run, whose result has no histograms where nobody observes', () => {
    const silent = { ...counter, timer: () => undefined };
    const [observed, unobserved] = [counter, silent].map((actor) => {
      const world = open(model('observing', actor), { seed: 1, limits: { until: '9s' } });
      world.advance();
      return world.result();
    });
    expect(observed.fingerprint).toBe(unobserved.fingerprint);
    expect(unobserved).not.toHaveProperty('histograms');
  });

  test.each([
    [NaN, 'x', 'a observes NaN for the histogram "x", expected a finite number'],
    [Infinity, 'x', 'a observes Infinity for the histogram "x", expected a finite number'],
    [1, '', 'a observes "", expected a text'],
  ])('refuses %s for %j', (value, name, message) => {
    const odd: Actor<never> = { start: (self) => self.observe(name, value) };
    const world = open(
      defineModel({ name: 'odd', actors: (setup) => void setup.spawn('a', () => odd) }),
      { seed: 1 },
    );
    expect(world.advance()).toMatchObject({
      reason: 'actor-failed',
      error: `SimulationError: ${message}`,
    });
  });
});
