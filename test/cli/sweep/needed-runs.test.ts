import { expect, test } from 'vitest';
import type { KeptRun } from '../../../cli/sweep/kept-run.ts';
import { NeededRuns } from '../../../cli/sweep/needed-runs.ts';
import { wideLines } from '../../../cli/sweep/wide-lines.ts';
import { runOf, sweepOf } from './stories.ts';

/** Makes the runs that are needed until there are none, and tells them in their order. */
function made(
  needed: NeededRuns,
  known: Map<number, KeptRun>,
  residue: (run: number) => number,
): number[] {
  const order: number[] = [];
  for (let next = needed.next(); next.length > 0; next = needed.next()) {
    for (const run of next) known.set(run, runOf(residue(run)));
    order.push(...next);
  }
  return order;
}

test('all runs of all points are needed, but for those that are known', () => {
  const known = new Map([[1, runOf(1)]]);
  const needed = new NeededRuns(sweepOf({ points: ['k=1', 'k=2'] }), known);
  expect([needed.next(), needed.total]).toEqual([[0, 2, 3], 4]);
});

// Two values, m - d and m + d in turn: the half width is t(n - 1) d sqrt(n / (n - 1)) / sqrt(n).
const PRECISE = sweepOf({
  points: ['k=1', 'k=2'],
  seeds: 4,
  precision: { share: 0.1, figures: ['residue'], seedsMax: 30 },
});
const residueOf =
  (spread: number) =>
  (run: number): number =>
    1 + (run % 2 === 0 ? spread : -spread);

test('a point gets further runs until its interval is as tight as it is asked for', () => {
  const known = new Map<number, KeptRun>();
  const needed = new NeededRuns(PRECISE, known);
  const order = made(needed, known, (run) => residueOf(run < 30 ? 0.15 : 0.01)(run));
  // t(11) 0.15 sqrt(12 / 11) / sqrt(12) = 0.0995 after 12 runs, and 0.1342 after 8.
  expect(order).toEqual([0, 1, 2, 3, 30, 31, 32, 33, 4, 5, 6, 7, 8, 9, 10, 11]);
  expect([needed.runsOf(0).length, needed.runsOf(1).length, needed.total]).toEqual([12, 4, 16]);
});

test('it ends with as many runs as are allowed, and says what is not as tight', () => {
  const known = new Map<number, KeptRun>();
  const needed = new NeededRuns(PRECISE, known);
  made(needed, known, (run) => residueOf(run < 30 ? 0.9 : 0)(run));
  expect(needed.runsOf(0)).toHaveLength(30);
  expect(wideLines(PRECISE, needed)).toEqual([
    'k=1: residue: wider than --until-ci 10% after 30 runs (--seeds-max)',
  ]);
});

test('it needs the same runs, whichever of them are known', () => {
  const all = new Map<number, KeptRun>();
  made(new NeededRuns(PRECISE, all), all, residueOf(0.15));
  for (const step of [2, 3, 5]) {
    const known = new Map([...all].filter(([run]) => run % step === 0));
    made(new NeededRuns(PRECISE, known), known, residueOf(0.15));
    expect([...known.keys()].sort()).toEqual([...all.keys()].sort());
  }
});

test('two settings that are compared end together', () => {
  const known = new Map<number, KeptRun>();
  const needed = new NeededRuns({ ...PRECISE, points: [''], compare: ['k=1', 'k=2'] }, known);
  made(needed, known, (run) => residueOf(run < 30 ? 0.15 : 0.01)(run));
  expect([needed.runsOf(0).length, needed.runsOf(1).length]).toEqual([12, 12]);
});

test('one number, or none, is never tight', () => {
  const known = new Map<number, KeptRun>();
  const needed = new NeededRuns({ ...PRECISE, points: [''], seeds: 1 }, known);
  made(needed, known, () => 1);
  expect(needed.runsOf(0)).toHaveLength(2);
  const none = new Map<number, KeptRun>(Array.from({ length: 30 }, (_, run) => [run, runOf(null)]));
  const never = new NeededRuns({ ...PRECISE, points: [''] }, none);
  expect([never.next(), never.total]).toEqual([[], 30]);
});
