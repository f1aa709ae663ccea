import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { RunJournal } from '../../../cli/sweep/run-journal.ts';

const HEADER = { format: 'spigo-sweep-1', seed: 'a', seeds: 2 };

/** The path of a file in a folder of the test, which does not exist yet. */
function newPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'spigo-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'runs');
}

/** The runs that a file holds. */
function runsIn(path: string, header: object = HEADER): [number, object][] {
  const journal = new RunJournal(path, { ...header });
  journal.close();
  return [...journal.runs];
}

/** A file that holds two runs. */
function twoRuns(): string {
  const path = newPath();
  const journal = new RunJournal(path, HEADER);
  journal.keep(0, { residue: 0.1, cycles: null });
  journal.keep(1, { residue: 1 / 3 });
  journal.close();
  return path;
}

const RUNS = [
  [0, { residue: 0.1, cycles: null }],
  [1, { residue: 1 / 3 }],
];

test('a journal has the runs that were kept, to the last bit', () => {
  expect(runsIn(twoRuns())).toEqual(RUNS);
});

test('a torn last line is dropped, wherever it is torn', () => {
  const path = twoRuns();
  const text = readFileSync(path, 'utf8');
  for (let length = 0; length < text.length; length++) {
    writeFileSync(path, text.slice(0, length));
    const whole = text.slice(0, length).split('\n').length - 2;
    expect(runsIn(path)).toEqual(RUNS.slice(0, Math.max(0, whole)));
    const kept = new RunJournal(path, HEADER);
    kept.keep(5, { residue: 5 });
    kept.close();
    expect(runsIn(path).at(-1)).toEqual([5, { residue: 5 }]);
  }
});

test('runs of another sweep are refused, and the file stays as it is', () => {
  const path = twoRuns();
  const before = readFileSync(path, 'utf8');
  expect(() => runsIn(path, { ...HEADER, seeds: 3 })).toThrow(
    expect.objectContaining({
      code: 'bad-argument',
      message: `--resume ${path}: got the runs of another sweep, whose seeds is 2, expected 3`,
    }),
  );
  expect(readFileSync(path, 'utf8')).toBe(before);
});

test.each(['hello', 'hello\n', '[1]\n', '{"run":1}\n'])('%j is no journal', (text) => {
  const path = newPath();
  writeFileSync(path, text);
  expect(() => runsIn(path)).toThrow(expect.objectContaining({ code: 'unreadable' }));
  expect(readFileSync(path, 'utf8')).toBe(text);
});

test('a whole line that is no run is refused', () => {
  for (const line of ['x', '{"run":-1}', '{"run":1,"figures":{"residue":"1"}}']) {
    const path = twoRuns();
    appendFileSync(path, `${line}\n`);
    expect(() => runsIn(path)).toThrow(expect.objectContaining({ code: 'unreadable' }));
  }
});

test('a path that cannot be written is refused', () => {
  expect(() => runsIn(join(newPath(), 'no', 'folder'))).toThrow(
    expect.objectContaining({ code: 'unwritable' }),
  );
});
