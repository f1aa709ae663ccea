import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { KeptRun } from '../../../cli/sweep/kept-run.ts';
import { RunJournal } from '../../../cli/sweep/run-journal.ts';
import { readRuns } from '../../../cli/sweep/runs-file.ts';
import { fileOf, newPath, runOf, sweepOf, textOf, write } from './stories.ts';

const SWEEP = sweepOf();
const RUNS: [number, KeptRun][] = [
  [0, runOf(null, { 'count.late': 3 })],
  [1, runOf(1 / 3)],
];

test('a file has the runs that were kept, to the last bit', () => {
  const file = readRuns(fileOf(SWEEP, RUNS), 'runs');
  expect(file?.start).toEqual(SWEEP);
  expect([...(file?.runs ?? [])]).toEqual(RUNS);
});

test('a torn last line is dropped, wherever it is torn', () => {
  const path = fileOf(SWEEP, RUNS);
  const text = textOf(path);
  for (let length = 0; length < text.length; length += 7) {
    write(path, text.slice(0, length));
    const whole = text.slice(0, length).split('\n').length - 2;
    const found = readRuns(path, 'runs');
    expect([...(found?.runs ?? [])]).toEqual(RUNS.slice(0, Math.max(0, whole)));
    const journal = new RunJournal(path, SWEEP);
    journal.keep(1, runOf(5));
    journal.close();
    expect(textOf(path).split('\n').at(-2)).toBe(JSON.stringify({ run: 1, ...runOf(5) }));
    expect(textOf(path).startsWith(text.slice(0, text.indexOf('\n') + 1))).toBe(true);
  }
});

test('a path that cannot be written is refused', () => {
  expect(() => new RunJournal(join(newPath(), 'no', 'folder'), SWEEP)).toThrow(
    expect.objectContaining({ code: 'unwritable' }),
  );
});
