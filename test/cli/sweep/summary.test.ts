import { expect, test } from 'vitest';
import { sweepCsv } from '../../../cli/sweep/figure-files.ts';
import type { SweepStart } from '../../../cli/sweep/header.ts';
import type { KeptRun } from '../../../cli/sweep/kept-run.ts';
import { type FigureSummary, summarise } from '../../../cli/sweep/summary.ts';
import { runOf, sweepOf } from './stories.ts';

/** The summaries of the residue, and of counters. */
const told = (start: Partial<SweepStart>, ...runs: KeptRun[][]): FigureSummary[] =>
  summarise(sweepOf(start), runs).filter(({ figure }) => figure !== 'run.endUs');

test('a figure is summarised over the runs of each point', () => {
  const [one, other] = told({ points: ['k=1', 'k=2'] }, [1, 2, 3].map(runOf1), [runOf(7)]);
  expect(one).toMatchObject({ figure: 'residue', point: 'k=1', runs: 3, mean: 2, deviation: 1 });
  expect(one).toMatchObject({ q25: 1.5, median: 2, q75: 2.5 });
  // t(0.95, 2) = 4.302653.
  expect(one.high).toBeCloseTo(2 + 4.302653 / Math.sqrt(3), 5);
  expect(other).toMatchObject({ point: 'k=2', runs: 1, mean: 7, deviation: null, low: null });
});

const runOf1 = (residue: number): KeptRun => runOf(residue);

test('a run without a number is left out, and a counter that a run lacks is 0', () => {
  expect(told({}, [runOf(null, { 'count.late': 4 }), runOf(2)])).toMatchObject([
    { figure: 'residue', runs: 1, mean: 2 },
    { figure: 'count.late', runs: 2, mean: 2 },
  ]);
});

test('a figure that never had a number is told without one', () => {
  expect(told({}, [runOf(null), runOf(null)])).toMatchObject([
    { figure: 'residue', runs: 0, mean: null, median: null },
  ]);
});

test('counters come by name after all others, whichever run has met them first', () => {
  const figures = summarise(sweepOf(), [[runOf(1, { 'count.b': 1 }), runOf(1, { 'count.a': 1 })]]);
  expect(figures.map(({ figure }) => figure)).toEqual([
    'residue',
    'run.endUs',
    'count.a',
    'count.b',
  ]);
});

test('two settings have the differences of their pairs, and say whether 0 lies outside', () => {
  const compare: [string, string] = ['k=1', 'k=2'];
  const [one, other, difference] = told(
    { compare },
    [1, 10, null, 5].map((value) => runOf(value)),
    [2, 12, 3, null].map((value) => runOf(value)),
  );
  expect([one.point, other.point, difference.point]).toEqual(['k=1', 'k=2', 'k=2 - k=1']);
  expect([one.runs, other.runs]).toEqual([3, 3]);
  // The pairs of numbers differ by 1 and by 2; t(0.95, 1) = 12.7062.
  expect(difference).toMatchObject({ runs: 2, mean: 1.5, median: 1.5, differs: false });
  expect(difference.low).toBeCloseTo(1.5 - 12.7062 / 2, 3);
  const pairs = [1, 10, 20].map((value) => [runOf(value), runOf(value - 3)] as const);
  const [, , clear] = told(
    { compare, points: ['n=5'] },
    pairs.map(([a]) => a),
    pairs.map(([, b]) => b),
  );
  expect(clear).toMatchObject({ point: 'n=5,k=2 - k=1', mean: -3, high: -3, differs: true });
  const [, , alone] = told({ compare }, [runOf(1)], [runOf(2)]);
  expect(alone).toMatchObject({ mean: 1, differs: null });
});

test('CSV has a field for what differs only where two settings are compared', () => {
  const plain = sweepOf({ figures: ['residue'] });
  expect(sweepCsv(plain, summarise(plain, [[runOf(1), runOf(3)]])).split('\r\n')[0]).toBe(
    'figure,point,runs,mean,deviation,low,high,q25,median,q75',
  );
  const pair = sweepOf({ figures: ['residue'], compare: ['k=1', 'k=2,n=1'] });
  const rows = sweepCsv(
    pair,
    summarise(pair, [
      [runOf(1), runOf(1)],
      [runOf(2), runOf(2)],
    ]),
  );
  expect(rows.split('\r\n').slice(1)).toEqual([
    'residue,k=1,2,1,0,1,1,1,1,1,',
    'residue,"k=2,n=1",2,2,0,2,2,2,2,2,',
    'residue,"k=2,n=1 - k=1",2,1,0,1,1,1,1,1,true',
    '',
  ]);
});
