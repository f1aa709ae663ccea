import { expect, test } from 'vitest';
import type { KeptRun, Series } from '../../../cli/sweep/kept-run.ts';
import { spreadsOf } from '../../../cli/sweep/spread.ts';
import { drawSpread } from '../../../cli/sweep/spread-plots.ts';
import { sweepOf } from './stories.ts';

const SWEEP = sweepOf({ series: ['residue'] });
const seriesRun = (endUs: number, residue: Series): KeptRun => ({
  figures: { residue: residue.at(-1)?.[1] ?? null, 'run.endUs': endUs },
  series: { residue },
});

test('a spread has the quantiles of the values that hold at each instant', () => {
  const runs = [
    seriesRun(4, [
      [0, 10],
      [2, 6],
    ]),
    // It ends earlier, and its last value holds.
    seriesRun(2, [
      [0, 20],
      [1, 0],
    ]),
    seriesRun(4, [
      [0, null],
      [3, 3],
    ]),
  ];
  const [spread] = spreadsOf(SWEEP, [runs]);
  expect(spread).toMatchObject({ measure: 'residue', point: '', at: [0, 1, 2, 3, 4] });
  expect(spread.runs).toEqual([2, 2, 2, 3, 3]);
  expect(spread.median).toEqual([15, 5, 3, 3, 3]);
  expect(spread.q25).toEqual([12.5, 2.5, 1.5, 1.5, 1.5]);
  expect(spread.q95[0]).toBeCloseTo(19.5, 12);
});

test('a spread of a long run has 200 instants, and that of its end', () => {
  const [spread] = spreadsOf(SWEEP, [[seriesRun(1e9, [[0, 1]]), seriesRun(7, [[0, 2]])]]);
  expect([spread.at.length, spread.at[1], spread.at[200]]).toEqual([201, 5e6, 1e9]);
  const [instant] = spreadsOf(SWEEP, [[seriesRun(0, [[0, 1]])]]);
  expect([instant.at, instant.median]).toEqual([[0], [1]]);
});

test('a terminal shows the median over the quartiles over 90 % of the runs', () => {
  const runs = Array.from({ length: 21 }, (_, index) => seriesRun(10, [[0, index]]));
  const [spread] = spreadsOf(SWEEP, [runs]);
  const stream = { isTTY: false, columns: 30 } as unknown as NodeJS.WriteStream;
  const lines = drawSpread(spread, stream).split('\n');
  expect(lines[0]).toBe('residue: * median, : 25-75%, …');
  expect(
    lines
      .slice(1, 13)
      .map((line) => line.trim().at(-1))
      .join(''),
  ).toBe('..:::*::::..');
});
