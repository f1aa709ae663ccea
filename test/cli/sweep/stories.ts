import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { SweepStart } from '../../../cli/sweep/header.ts';
import type { KeptRun } from '../../../cli/sweep/kept-run.ts';
import { RunJournal } from '../../../cli/sweep/run-journal.ts';

/** A sweep of one point with two runs, but for what is changed. */
export const sweepOf = (changes: Partial<SweepStart> = {}): SweepStart => ({
  format: 'spigo-sweep-2',
  spigo: '0.1.0',
  laws: 5,
  name: 'rumor',
  base: { model: 'rumor', options: {}, limits: {} },
  points: [''],
  seeds: 2,
  seed: 'a',
  figures: ['residue', 'run.endUs'],
  series: [],
  steady: [],
  words: ['rumor', '--seeds', '2'],
  ...changes,
});

/** A run that ended with this residue. */
export const runOf = (residue: number | null, more: Partial<KeptRun['figures']> = {}): KeptRun => ({
  figures: { residue, 'run.endUs': 10, ...more },
});

/** The path of a file in a folder of the test. It does not exist yet. */
export function newPath(name = 'runs'): string {
  const folder = mkdtempSync(join(tmpdir(), 'spigo-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, name);
}

/** A file that holds these runs, by their numbers. */
export function fileOf(start: SweepStart, runs: readonly (readonly [number, KeptRun])[]): string {
  const path = newPath();
  const journal = new RunJournal(path, start);
  for (const [run, kept] of runs) journal.keep(run, kept);
  journal.close();
  return path;
}

export const textOf = (path: string): string => readFileSync(path, 'utf8');
export const write = (path: string, text: string): void => writeFileSync(path, text);
