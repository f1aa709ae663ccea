import { expect, test } from 'vitest';
import type { KeptRun } from '../../../cli/sweep/kept-run.ts';
import { summarise } from '../../../cli/sweep/summary.ts';
import { drawSweep } from '../../../cli/sweep/table.ts';
import { runOf, sweepOf } from './stories.ts';

/** The lines of the table of the residue at two points, on a terminal of that width. */
function drawn(
  points: readonly [string, string],
  runs: readonly [KeptRun[], KeptRun[]],
  columns = 80,
): string[] {
  const stream = { isTTY: false, columns } as unknown as NodeJS.WriteStream;
  const all = summarise(sweepOf({ points: [...points] }), runs);
  return drawSweep(
    all.filter(({ figure }) => figure === 'residue'),
    2,
    stream,
  ).split('\n');
}

const TWO = [runOf(0.5), runOf(1.5)];

test('a point has a row, with its settings before its numbers', () => {
  expect(drawn(['k=1', 'k=2'], [TWO, TWO])).toEqual([
    'residue   mean  deviation  95% from     to   25%  median   75%',
    'k=1          1     0.7071    -5.353  7.353  0.75       1  1.25',
    'k=2          1     0.7071    -5.353  7.353  0.75       1  1.25',
    '',
  ]);
});

test('settings that do not fit beside the numbers are whole on a line of their own', () => {
  const points = [
    'direction=push,population=500,k=1',
    'direction=push,population=500,k=2',
  ] as const;
  expect(drawn(points, [TWO, TWO], 70)).toEqual(
    [
      'residue',
      '  mean  deviation  95% from     to  25%  median   75%',
      points[0],
      '     1     0.7071    -5.353  7.353  0.75       1  1.25',
      points[1],
      '     1     0.7071    -5.353  7.353  0.75       1  1.25',
      '',
    ].map((line) => line.replace('  25%', '   25%')),
  );
});

test('a table says how many runs had a number, where some had none', () => {
  expect(drawn(['k=1', 'k=2'], [TWO, [runOf(null), runOf(3)]])).toEqual([
    'residue   runs  mean  deviation  95% from     to   25%  median   75%',
    'k=1          2     1     0.7071    -5.353  7.353  0.75       1  1.25',
    'k=2          1     3          -         -      -     3       3     3',
    '',
  ]);
  expect(drawn(['k=1', 'k=2'], [[runOf(null), runOf(null)], TWO])[1]).toMatch(/^k=1 +0( +-){7}$/);
});
