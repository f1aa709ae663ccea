import { expect, test } from 'vitest';
import { summarise } from '../../../cli/sweep/summary.ts';

test('a figure is summarised over the runs of each point', () => {
  const [one, other] = summarise([
    { name: 'k=1', runs: [{ residue: 1 }, { residue: 2 }, { residue: 3 }] },
    { name: 'k=2', runs: [{ residue: 7 }] },
  ]);
  expect(one).toMatchObject({ figure: 'residue', point: 'k=1', runs: 3, mean: 2, deviation: 1 });
  expect(one).toMatchObject({ q25: 1.5, median: 2, q75: 2.5 });
  // t(0.95, 2) = 4.302653.
  expect(one.high).toBeCloseTo(2 + 4.302653 / Math.sqrt(3), 5);
  expect(other).toMatchObject({ point: 'k=2', runs: 1, mean: 7, deviation: null, low: null });
});

test('a run without a number is left out, and a counter that a run lacks is 0', () => {
  const runs = [{ residue: null, 'count.late': 4 }, { residue: 2 }];
  expect(summarise([{ name: '', runs }])).toMatchObject([
    { figure: 'residue', runs: 1, mean: 2 },
    { figure: 'count.late', runs: 2, mean: 2 },
  ]);
});

test('counters come by name after all others, whichever run has met them first', () => {
  const runs = [{ 'count.b': 1 }, { residue: 1, 'count.a': 1 }];
  const figures = summarise([{ name: '', runs }]).map(({ figure }) => figure);
  expect(figures).toEqual(['residue', 'count.a', 'count.b']);
});
