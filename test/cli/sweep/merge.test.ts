import { relative } from 'node:path';
import { expect, test } from 'vitest';
import { mergeParts } from '../../../cli/sweep/merge.ts';
import { fileOf, newPath, runOf, sweepOf, write } from './stories.ts';

const sweep = sweepOf({ points: ['k=1', 'k=2'], seeds: 3 });
const part = (shard: string, ...runs: number[]): string =>
  fileOf(
    { ...sweep, shard },
    runs.map((run) => [run, runOf(run)]),
  );

test('parts make one sweep, in any order, also where runs are in two of them', () => {
  const { start, runs, needed } = mergeParts([part('2/2', 1, 3, 5), part('1/2', 0, 2, 4, 1)]);
  expect(start.seeds).toBe(3);
  expect([...runs].sort(([a], [b]) => a - b)).toEqual(
    [0, 1, 2, 3, 4, 5].map((run) => [run, runOf(run)]),
  );
  expect(needed.next()).toEqual([]);
});

test('missing runs are refused, with their shards where these are known', () => {
  expect(() => mergeParts([part('1/3', 0, 3), part('2/3', 1)])).toThrow(
    '2 parts: got 3 of 6 runs, expected all; shard 2/3 lacks 1, shard 3/3 lacks 2',
  );
  const path = fileOf(sweep, [[0, runOf(0)]]);
  expect(() => mergeParts([path])).toThrow(
    `${path}: got 1 of 6 runs, expected all; the first that is missing is run 1 (number 1 of k=1)`,
  );
});

test('a run that differs in two parts, and a part of another sweep, are refused', () => {
  const one = part('1/2', 0, 2, 4);
  const other = fileOf(sweep, [[4, runOf(9)]]);
  expect(() => mergeParts([one, other])).toThrow(
    `${other}: got other figures of run 4 (number 1 of k=2) than ${one}, expected the same`,
  );
  const longer = fileOf({ ...sweep, seeds: 4 }, []);
  expect(() => mergeParts([one, longer])).toThrow(
    `${longer}: got the runs of another sweep, of --seeds 4, expected --seeds 3 as in ${one}`,
  );
  const empty = newPath();
  write(empty, '');
  expect(() => mergeParts([one, one])).toThrow(`${one}: got this part twice, expected it once`);
  const again = relative(process.cwd(), one);
  expect(() => mergeParts([one, again])).toThrow(`${again}: got this part twice`);
  expect(() => mergeParts([one, empty])).toThrow(`${empty}: got no runs`);
});
