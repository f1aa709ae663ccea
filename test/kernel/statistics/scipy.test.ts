import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import {
  estimateDifference,
  estimateMean,
  mean,
  quantile,
  standardDeviation,
  studentQuantile,
} from '../../../kernel/index.ts';
import { RunSeed } from '../../../kernel/random/run-seed.ts';
import { pythonWith } from '../../python.ts';

// The statistics of an independent package: those of numpy, and of scipy for t intervals.
const SCIPY = `
import json, sys, numpy, scipy.stats
def interval(values):
    low, high = scipy.stats.t.interval(0.95, len(values) - 1, numpy.mean(values), scipy.stats.sem(values))
    return [(low + high) / 2, (high - low) / 2]
def told(pair):
    first, second = [numpy.array(values) for values in pair]
    # The interval of a paired t test is that of the mean of the differences.
    test = scipy.stats.ttest_rel(second, first)
    difference = interval(second - first)
    return {
        'mean': numpy.mean(first),
        'deviation': numpy.std(first, ddof=1),
        'quantiles': list(numpy.quantile(first, [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1])),
        'interval': interval(first),
        'difference': difference,
        't': test.statistic,
    }
data = json.load(sys.stdin)
t = [scipy.stats.t.ppf(0.5 + c / 2, f) for c in data['confidences'] for f in data['freedoms']]
print(json.dumps({'samples': [told(pair) for pair in data['samples']], 't': t}))
`;

const PYTHON = pythonWith('scipy');

const draws = new RunSeed('scipy').draws('samples').reset(0, 0);

/** Pairs of samples, whose second has a part of the first: some small, some far from 0, some with ties. */
const SAMPLES = Array.from({ length: 60 }, (_, index) => {
  const count = 2 + draws.integer(0, index < 30 ? 8 : 300);
  const level = [0, 1, -1e6, 1e9][index % 4];
  const first = Array.from({ length: count }, () =>
    index % 5 === 0 ? level + draws.integer(0, 3) : level + draws.uniform(-1, 1) ** 3 * 10,
  );
  return [first, first.map((value) => value / 2 + draws.uniform(0, 1))];
});
const CONFIDENCES = [0.5, 0.9, 0.95, 0.99];
const FREEDOMS = [1, 2, 3, 10, 29, 199, 9_999];

/** Whether two numbers agree to a part in 10^9 of the larger, or of the scale of the sample. */
const expectClose = (got: number, expected: number, scale = 0): void =>
  expect(Math.abs(got - expected)).toBeLessThanOrEqual(1e-9 * Math.max(Math.abs(expected), scale));

const why = PYTHON === undefined ? ' (left out: no python3 with scipy is installed)' : '';

describe.skipIf(PYTHON === undefined && process.env.CI === undefined)(
  `the statistics agree with numpy and scipy to 1e-9${why}`,
  () => {
    const { stdout, stderr } = spawnSync(PYTHON ?? 'python3', ['-c', SCIPY], {
      input: JSON.stringify({ samples: SAMPLES, confidences: CONFIDENCES, freedoms: FREEDOMS }),
      encoding: 'utf8',
    });

    test('in means, deviations, quantiles, t intervals and paired differences', () => {
      expect(stderr).toBe('');
      const all: {
        mean: number;
        deviation: number;
        quantiles: number[];
        interval: [number, number];
        difference: [number, number];
        t: number;
      }[] = JSON.parse(stdout).samples;
      expect(all).toHaveLength(SAMPLES.length);
      for (const [
        index,
        { deviation, quantiles, interval, difference, t, ...told },
      ] of all.entries()) {
        const [first, second] = SAMPLES[index];
        const scale = Math.max(...first.map(Math.abs));
        expectClose(mean(first), told.mean, scale);
        expectClose(standardDeviation(first), deviation);
        for (const [place, share] of [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1].entries()) {
          expectClose(quantile(first, share), quantiles[place], scale);
        }
        const estimate = estimateMean(first);
        expectClose(estimate.mean, interval[0], scale);
        expectClose(estimate.halfWidth, interval[1], scale);
        const paired = estimateDifference(first, second);
        expectClose(paired.mean, difference[0], scale);
        expectClose(paired.halfWidth, difference[1], scale);
        const freedom = first.length - 1;
        // The statistic of the paired t test is the mean in units of its standard error.
        expectClose((paired.mean / paired.halfWidth) * studentQuantile(0.95, freedom), t);
      }
    });

    test('in the quantiles of Student’s distribution', () => {
      const expected: number[] = JSON.parse(stdout).t;
      const got = CONFIDENCES.flatMap((confidence) =>
        FREEDOMS.map((freedom) => studentQuantile(confidence, freedom)),
      );
      for (const [index, t] of got.entries()) expectClose(t, expected[index]);
    });
  },
);
