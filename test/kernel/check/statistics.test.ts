import { describe, expect, test } from 'vitest';
import type { Examination } from '../../../kernel/check/examination.ts';
import { examine } from '../../../kernel/check/examine.ts';
import { failureRateBound, Statistics } from '../../../kernel/check/statistics.ts';
import { register } from './register.ts';

const reached = { property: 'reached', kind: 'sometimes' } as const;
const model = {
  ...register,
  properties: [
    { name: 'reached', kind: 'sometimes', within: 0 },
    { name: 'small', kind: 'always', within: 0 },
  ] as never,
};
const run = examine(register, { seed: '1', limits: { until: 1000 } });
const shown: Examination = {
  ...run,
  scenario: { ...run.scenario, ties: 'shuffled' },
  ties: 7,
  effects: { lost: 3 },
  verdicts: [
    { ...reached, verdict: 'inconclusive', evaluated: 5, held: 0 },
    { property: 'small', kind: 'always', verdict: 'held', evaluated: 9, held: 9 },
  ],
};

describe('statistics', () => {
  const statistics = new Statistics(model);
  statistics.add(shown);
  statistics.add({ ...shown, effects: { lost: 1, cut: 2 }, scenario: run.scenario });

  test('add up events, effects and ties', () => {
    expect(statistics.figures()).toMatchObject({
      runs: 2,
      events: 2 * run.outcome.events,
      effects: { lost: 4, cut: 2 },
      runsWithEffect: { lost: 2, cut: 1 },
      ties: 14,
      tiesShuffled: 7,
    });
  });

  test('tell of each property how often it was evaluated, held, and could not be judged', () => {
    expect(statistics.figures().properties).toEqual([
      { ...reached, evaluated: 10, held: 0, runsHeld: 0, runsInconclusive: 2 },
      {
        property: 'small',
        kind: 'always',
        evaluated: 18,
        held: 18,
        runsHeld: 2,
        runsInconclusive: 0,
      },
    ]);
  });

  test('name what was never reached, until a run reaches it', () => {
    expect(statistics.figures().neverReached).toEqual(['reached']);
    const verdicts = [{ ...reached, verdict: 'held', evaluated: 1, held: 1 }] as const;
    statistics.add({ ...shown, verdicts });
    expect(statistics.figures().neverReached).toEqual([]);
  });
});

// 1 - 0.05^(1 / n), to six digits.
test.each([
  [0, 1],
  [1, 0.95],
  [2, 0.776393],
  [100, 0.029513],
  [2000, 0.001497],
])('%s runs without a failure: the rate is below %s', (runs, bound) => {
  expect(failureRateBound(runs)).toBeCloseTo(bound, 6);
});
