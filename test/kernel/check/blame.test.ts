import { expect, test } from 'vitest';
import { type BlameOptions, blame, type Trial } from '../../../kernel/check/blame.ts';
import { drive } from '../../../kernel/check/drive.ts';
import type { Examination } from '../../../kernel/check/examination.ts';
import { examine } from '../../../kernel/check/examine.ts';
import type { Minimum } from '../../../kernel/check/shrink.ts';
import type { Scenario } from '../../../kernel/run/scenario.ts';
import { failureOf, scenarioOf, shownBy } from './staged.ts';
import { examined, standby } from './standby.ts';

const faults = ['a', 'b'].map((key) => ({
  key,
  kind: 'crash' as const,
  actors: 'm1',
  from: '1s',
  to: '2s',
}));
const minimumOf = (scenario: Scenario): Minimum => ({
  examination: shownBy(scenario, failureOf()),
  runs: 1,
  from: { faults: 2, operations: 0, actors: 9, until: '1m' },
});
const minimum = minimumOf(scenarioOf({ faults, limits: { until: '4.000001s' } }));
const has = ({ faults: all = [] }: Scenario, key: string): boolean =>
  all.some((fault) => fault.key === key);
const numberOf = (seed: string): number => Number(seed.split('~')[1]);

/** Fails without reseeding for even seeds if `a` is there, and after it from 3 s on. */
const show = ({ reseed, scenario }: Trial): Examination => {
  const fails =
    reseed === undefined
      ? has(scenario, 'a') && numberOf(scenario.seed) % 2 === 0
      : reseed.at > 3_000_000 || numberOf(reseed.seed) < 40;
  return shownBy(scenario, fails ? failureOf() : undefined);
};

const blamed = (options: BlameOptions = {}, ...prefix: number[]) => {
  const steps = blame(minimum, options);
  const asked: Trial[] = [];
  let step = steps.next();
  while (step.done !== true) {
    const some = step.value.slice(0, prefix[0] ?? step.value.length);
    asked.push(...some);
    step = steps.next(some.map(show));
  }
  return { asked, blame: step.value };
};

test('a fault is blamed by how often the scenario fails without it', () => {
  const { asked, blame: told } = blamed();
  expect(told).toEqual({
    seeds: 50,
    failed: 25,
    withoutFault: [
      { fault: 'a', failed: 0 },
      { fault: 'b', failed: 25 },
    ],
  });
  expect(asked).toHaveLength(150);
  // A failure may come later with another seed.
  expect(new Set(asked.map(({ scenario }) => scenario.limits.until))).toEqual(new Set(['1m']));
});

test('the failure is inevitable from the first instant after which all continuations fail', () => {
  const instants = [0, 1, 2, 3, 4, 5, 6].map((second) => 500_000 * second);
  const { asked, blame: told } = blamed({ instants });
  expect(told.inevitableAt).toBe(3_000_000);
  for (const { reseed, scenario } of asked.slice(150)) {
    expect(scenario.seed).toBe('s');
    expect(instants).toContain((reseed?.at ?? 0) - 1);
  }
  expect(blamed({ instants: [0, 1, 2] }).blame.inevitableAt).toBeUndefined();
});

test('what is told does not depend on how many runs are answered at once', () => {
  const instants = [1_000_000, 3_000_000, 3_500_000];
  const all = blamed({ instants, seeds: 50 });
  expect(blamed({ instants, seeds: 50 }, 1).blame).toEqual(all.blame);
  expect(blamed({ instants, seeds: 50 }, 7).blame).toEqual(all.blame);
});

test('a failure that no seed prevents is inevitable from the start', () => {
  const cut = { key: 'c', kind: 'cut' as const, isolate: 'm1', from: '10s', to: '20s' };
  const found = examined({
    seed: 'x',
    options: { members: 2 },
    faults: [cut],
    limits: { until: '30s' },
  });
  const told = drive(
    blame(
      { examination: found, runs: 0, from: { faults: 1, operations: 0, actors: 2 } },
      { seeds: 9 },
    ),
    ({ reseed, scenario }) => examine(standby, scenario, reseed === undefined ? {} : { reseed }),
    () => true,
  );
  expect(told).toEqual({
    seeds: 9,
    failed: 9,
    withoutFault: [{ fault: 'c', failed: 0 }],
    inevitableAt: 0,
  });
});
