import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { SimulationError, us } from '../../../../kernel/index.ts';
import { type EncodedHistogram, Histogram } from '../../../../kernel/record/metrics/histogram.ts';
import { test } from '../../../property.ts';

const histogramOf = (durations: readonly number[]): Histogram => {
  const histogram = new Histogram();
  for (const duration of durations) histogram.record(duration);
  return histogram;
};

// Of all sizes, since a histogram's error is relative; few distinct ones among them. The sum of 600 is below 2^53.
const duration = fc.oneof(
  fc.nat(5),
  fc.nat(3000),
  fc.nat(10_000_000),
  fc.nat(2 ** 43),
  fc.constantFrom(2047, 2048, 4095, 4096, 2 ** 31, 2 ** 32 - 1, 2 ** 43 - 1),
);
const durations = fc.array(duration, { minLength: 1, maxLength: 300 });

/** Percentiles are in hundredths of a percent, so that ranks are exact. */
const SHARES = [5000, 9000, 9900, 9990, 10_000];

describe('a histogram', () => {
  test.prop([durations])('has exact figures, and percentiles up to 0.1 % too high', (values) => {
    const sorted = [...values].sort((a, b) => a - b);
    const histogram = histogramOf(values);
    const { count, sumUs, minUs, maxUs } = histogram.figures();
    expect({ count, minUs, maxUs }).toEqual({
      count: values.length,
      minUs: sorted[0],
      maxUs: sorted.at(-1),
    });
    expect(sumUs).toBe(values.reduce((sum, value) => sum + value, 0));
    for (const share of SHARES) {
      const exact = sorted[Math.ceil((share * values.length) / 10_000) - 1];
      const told = histogram.percentileUs(share / 100);
      expect(told).toBeGreaterThanOrEqual(exact);
      expect(told).toBeLessThanOrEqual(exact * 1.001);
    }
  });

  test.prop([durations, fc.array(duration, { maxLength: 300 })])(
    'of two parts is that of the whole, which stay as they are',
    (one, other) => {
      const [a, b] = [histogramOf(one), histogramOf(other)];
      const figures = b.figures();
      a.merge(b);
      const whole = histogramOf([...one, ...other]);
      expect(a.figures()).toEqual({
        ...whole.figures(),
        sumUs: a.sumUs,
        meanUs: a.sumUs / a.count,
      });
      // Past 2^53, sums depend on their order.
      expect(a.sumUs).toBeCloseTo(whole.sumUs, -Math.ceil(Math.log10(whole.sumUs + 1)) + 14);
      expect(b.figures()).toEqual(figures);
      for (let percent = 1; percent <= 100; percent++) {
        expect(a.percentileUs(percent)).toBe(whole.percentileUs(percent));
      }
    },
  );

  test.prop([durations])('is read back as it was written', (values) => {
    const histogram = histogramOf(values);
    const read = Histogram.decode(encoded(histogram), 'here');
    expect(read.figures()).toEqual(histogram.figures());
    read.record(us(7));
    histogram.record(us(7));
    expect(read.figures()).toEqual(histogram.figures());
  });

  test('without durations has none of their figures', () => {
    const empty = new Histogram();
    expect(empty.figures()).toEqual({ count: 0, sumUs: 0 });
    expect(empty.percentileUs(50)).toBe(0);
    expect(empty.encode()).toBe(undefined);
    empty.merge(new Histogram());
    expect(empty.figures()).toEqual({ count: 0, sumUs: 0 });
  });

  test('is refused where it is none, or not of as many durations as is said', () => {
    const good = encoded(histogramOf([1, 2, 3]));
    const refused = (part: Partial<EncodedHistogram>) => {
      expect(() => Histogram.decode({ ...good, ...part }, 'a.json: web')).toThrow(
        expect.objectContaining({ code: 'bad-metrics' }),
      );
    };
    refused({ count: 4 });
    for (const histogram of ['', 'x', 'AAAA', good.histogram.slice(0, 20), `A${good.histogram}`]) {
      refused({ histogram });
    }
    expect(() => Histogram.decode({ ...good, count: 4 }, 'a.json: web')).toThrow(
      new SimulationError(
        'bad-metrics',
        'a.json: web: got 3 durations in its histogram, expected 4',
      ),
    );
  });

  test('holds the longest duration there is', () => {
    const longest = Number.MAX_SAFE_INTEGER;
    const { p50Us = 0, ...figures } = histogramOf([0, longest - 1, longest]).figures();
    expect(figures).toMatchObject({ minUs: 0, p99Us: longest, maxUs: longest });
    expect(p50Us).toBeGreaterThanOrEqual(longest - 1);
  });

  test('counts more of one duration than 32 bits hold', () => {
    const histogram = histogramOf([5, 5000]);
    for (let doubling = 0; doubling < 40; doubling++) histogram.merge(histogram);
    expect(histogram.count).toBe(2 ** 41);
    const read = Histogram.decode(encoded(histogram), 'here');
    expect(read.figures()).toEqual(histogram.figures());
  });
});

function encoded(histogram: Histogram): EncodedHistogram {
  const { count, sumUs, minUs = 0, maxUs = 0 } = histogram.figures();
  return { count, sumUs, minUs, maxUs, histogram: histogram.encode() ?? '' };
}
