import fc from 'fast-check';
import { describe, expect } from 'vitest';
import {
  bimodal,
  checked,
  constant,
  type Distribution,
  empirical,
  exponential,
  lognormal,
  normal,
  pareto,
  uniform,
} from '../../../kernel/random/distribution.ts';
import { Draws, sample } from '../../../kernel/random/draws.ts';
import { seedKey } from '../../../kernel/random/seed.ts';
import { test } from '../../property.ts';
import { expectCounts, expectMoments } from './statistics.ts';

/** One draw in each of `SIZE` events of one fixed seed; every bound is 4 standard errors. */
const SIZE = 100_000;
function values(seed: string, draw: (draws: Draws) => number): number[] {
  const draws = new Draws(seedKey(seed));
  return Array.from({ length: SIZE }, (_, id) => draw(draws.reset(0, id)));
}

describe('the law of a sample', { tags: ['long'] }, () => {
  test('uniform: mean (min + max) / 2, variance (max - min)^2 / 12', () => {
    const sampled = values('uniform', (draws) => draws.uniform(2, 5));
    expectMoments(sampled, { mean: 3.5, variance: 9 / 12, kurtosis: 1.8 });
  });

  test('integer: every value as likely', () => {
    const counts = new Array<number>(10).fill(0);
    for (const value of values('integer', (draws) => draws.integer(0, 9))) counts[value] += 1;
    expectCounts(counts, new Array<number>(10).fill(0.1));
  });

  test('chance: as often as its probability', () => {
    for (const probability of [0.01, 0.3, 0.9]) {
      const spread = probability * (1 - probability);
      const moments = { mean: probability, variance: spread, kurtosis: 1 / spread - 3 };
      expectMoments(
        values('chance', (draws) => (draws.chance(probability) ? 1 : 0)),
        moments,
      );
    }
  });

  test('exponential: mean and deviation are the mean', () => {
    const sampled = values('exponential', (draws) => draws.exponential(20));
    expectMoments(sampled, { mean: 20, variance: 400, kurtosis: 9 });
  });

  test('bimodal: each of its laws as often as it should', () => {
    const law = bimodal(uniform(0, 1), uniform(100, 200), 0.2);
    const bins = [0, 0, 0, 0];
    for (const value of values('bimodal', (draws) => sample(law, draws))) {
      bins[value < 0.5 ? 0 : value < 1 ? 1 : value < 150 ? 2 : 3] += 1;
    }
    expectCounts(bins, [0.4, 0.4, 0.1, 0.1]);
  });

  test('empirical: as many values between two quantiles as they say, evenly', () => {
    const law = empirical([
      [0, 10],
      [0.5, 20],
      [0.9, 20],
      [1, 120],
    ]);
    const bins = [0, 0, 0, 0, 0];
    for (const value of values('empirical', (draws) => sample(law, draws))) {
      bins[value < 15 ? 0 : value < 20 ? 1 : value === 20 ? 2 : value < 70 ? 3 : 4] += 1;
      expect(value >= 10 && value < 120).toBe(true);
    }
    expectCounts(bins, [0.25, 0.25, 0.4, 0.05, 0.05]);
  });

  test('normal: mean, and deviation squared', () => {
    const sampled = values('normal', (draws) => draws.normal(-3, 2));
    expectMoments(sampled, { mean: -3, variance: 4, kurtosis: 3 });
  });

  // Source of the quantiles: the normal law's deciles, to 6 digits.
  test('normal: a tenth of the values between any two deciles', () => {
    const deciles = [
      -1.281552, -0.841621, -0.524401, -0.253347, 0, 0.253347, 0.524401, 0.841621, 1.281552,
    ];
    const counts = new Array<number>(10).fill(0);
    for (const value of values('deciles', (draws) => draws.normal(0, 1))) {
      counts[deciles.filter((decile) => value > decile).length] += 1;
    }
    expectCounts(counts, new Array<number>(10).fill(0.1));
  });

  test('lognormal: the logarithms are normal, of mean log(median) and deviation sigma', () => {
    const sampled = values('lognormal', (draws) => Math.log(draws.lognormal(50, 0.7)));
    expectMoments(sampled, { mean: Math.log(50), variance: 0.49, kurtosis: 3 });
  });

  test('lognormal: the mean is the median times e^(sigma^2 / 2)', () => {
    const sampled = values('lognormal', (draws) => draws.lognormal(50, 0.3));
    const w = Math.exp(0.09);
    const kurtosis = w ** 4 + 2 * w ** 3 + 3 * w ** 2 - 3;
    expectMoments(sampled, { mean: 50 * Math.exp(0.045), variance: 2500 * w * (w - 1), kurtosis });
  });

  test('pareto: log(value / scale) is exponential of mean 1 / shape', () => {
    const sampled = values('pareto', (draws) => Math.log(draws.pareto(3, 1.5) / 3));
    expectMoments(sampled, { mean: 1 / 1.5, variance: 1 / 2.25, kurtosis: 9 });
  });

  // Exponents on both sides of 1 and so near to it that the formulas for the area cancel.
  for (const exponent of [0.3, 1, 1 + 1e-9, 1 - 1e-5, 1.2, 3]) {
    test(`zipf: rank k of 20 as often as k^-${exponent}`, () => {
      const weights = Array.from({ length: 20 }, (_, index) => (index + 1) ** -exponent);
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      const counts = new Array<number>(20).fill(0);
      for (const rank of values('zipf', (draws) => draws.zipf(20, exponent))) counts[rank - 1] += 1;
      expectCounts(
        counts,
        weights.map((weight) => weight / total),
      );
    });
  }

  test('shuffle: every order of three as likely; sample: every pair of four', () => {
    const orders = new Map<string, number>();
    const pairs = new Map<string, number>();
    const draws = new Draws(seedKey('choice'));
    for (let id = 0; id < SIZE; id += 1) {
      const order = draws.reset(0, id).shuffle([1, 2, 3]).join('');
      const pair = draws.reset(1, id).sample([1, 2, 3, 4], 2).join('');
      orders.set(order, (orders.get(order) ?? 0) + 1);
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
    }
    expect(orders.size).toBe(6);
    expect(pairs.size).toBe(12);
    expectCounts([...orders.values()], new Array<number>(6).fill(1 / 6));
    expectCounts([...pairs.values()], new Array<number>(12).fill(1 / 12));
  });
});

const LAWS: readonly Distribution[] = [
  constant(1500),
  uniform(10, 20),
  exponential(1000),
  normal(100, 400),
  lognormal(500, 1),
  pareto(100, 0.1),
];

describe('a distribution', () => {
  test('is plain JSON data', () => {
    for (const law of LAWS) expect(JSON.parse(JSON.stringify(law))).toEqual(law);
    expect(exponential(5)).toEqual({ law: 'exponential', mean: 5 });
  });

  test('is sampled by the draws of its name', () => {
    const draws = new Draws(seedKey('laws'));
    const other = new Draws(seedKey('laws'));
    expect(sample(constant(7), draws)).toBe(7);
    expect(sample(uniform(1, 9), draws)).toBe(other.uniform(1, 9));
    expect(sample(exponential(3), draws)).toBe(other.exponential(3));
    expect(sample(normal(3, 1), draws)).toBe(other.normal(3, 1));
    expect(sample(lognormal(3, 1), draws)).toBe(other.lognormal(3, 1));
    expect(sample(pareto(3, 1), draws)).toBe(other.pareto(3, 1));
  });

  test('of bad numbers is refused where it is made', () => {
    const refused = expect.objectContaining({ code: 'bad-argument' });
    expect(() => constant(NaN)).toThrow(refused);
    expect(() => uniform(2, 1)).toThrow(refused);
    expect(() => exponential(-1)).toThrow(refused);
    expect(() => normal(0, -1)).toThrow(refused);
    expect(() => lognormal(-1, 1)).toThrow(refused);
    expect(() => pareto(0, 1)).toThrow(refused);
    expect(() => checked(JSON.parse('{"law":"exponential","mean":"5"}'))).toThrow(refused);
    expect(() => checked(JSON.parse('{"law":"gamma","mean":5}'))).toThrow(refused);
  });

  test.prop([fc.constantFrom(...LAWS), fc.nat()], { numRuns: 2_000 })(
    'makes durations of whole microseconds from 0 to 2^51',
    (law, id) => {
      const duration = new Draws(seedKey('durations')).reset(0, id).duration(law);
      expect(Number.isInteger(duration) && duration >= 0 && duration <= 2 ** 51).toBe(true);
      expect(Object.is(duration, -0)).toBe(false);
    },
  );

  // A model in JavaScript, or one with a cast, may ask for any law.
  test('refuses a law that there is not, as bad input', () => {
    const draws = new Draws(seedKey('unknown')).reset(0, 1);
    const law = JSON.parse('{ "law": "expo", "mean": 1 }');
    expect(() => draws.duration(law)).toThrow(
      expect.objectContaining({
        code: 'bad-argument',
        message: expect.stringMatching(/^law: got expo, expected one of constant, uniform, /),
      }),
    );
  });

  test('makes durations by rounding to the nearest, cut off at both ends', () => {
    const draws = new Draws(seedKey('rounding'));
    expect(draws.duration(constant(1.4))).toBe(1);
    expect(draws.duration(constant(1.5))).toBe(2);
    expect(Object.is(draws.duration(constant(-5)), 0)).toBe(true);
    expect(draws.duration(constant(1e300))).toBe(2 ** 51);
    expect(draws.duration(pareto(1e300, 1e-3))).toBe(2 ** 51);
  });
});
