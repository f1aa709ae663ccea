import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { ended, Folder } from '../cli/command.ts';

const SMALL = ['sweep', 'rumor', '--set', 'population=60', '--seed', '1', '--vary', 'k=1..2'];
const FILES = ['--csv', 'figures.csv', '--json', 'figures.json'];

/** What a sweep has written: the table and the files. */
const written = (folder: Folder, stdout: string): string[] => [
  stdout,
  folder.read('figures.csv'),
  folder.read('figures.json'),
];

test('a sweep writes the same bytes with one, two and four workers', async () => {
  const outputs: string[][] = [];
  for (const workers of ['1', '2', '4']) {
    const folder = new Folder();
    const args = [...SMALL, '--seeds', '20', ...FILES, '--workers', workers];
    const { stdout, stderr, code } = await folder.runApart(args);
    expect([stderr, code]).toEqual(['', 0]);
    outputs.push(written(folder, stdout));
  }
  const [one, two, four] = outputs;
  expect(two).toEqual(one);
  expect(four).toEqual(one);
  expect(one[0]).toMatch(/^rumor: 2 points, 20 runs each\n\nresidue +mean +deviation /);
  expect(Math.max(...one[0].split('\n').map(({ length }) => length))).toBeLessThanOrEqual(80);
});

test('a sweep that was killed goes on where it was, and ends with the same bytes', async () => {
  const args = [...SMALL, '--seeds', '150', ...FILES, '--workers', '1'];
  const alone = new Folder();
  const { stdout } = await alone.runApart(args);
  const folder = new Folder();
  const resumed = [...args, '--resume', 'runs'];
  const child = folder.start(resumed);
  const lineCount = (): number =>
    folder.list().includes('runs') ? folder.read('runs').split('\n').length - 1 : 0;
  while (lineCount() < 10 && child.exitCode === null) await setTimeout(5);
  child.kill('SIGKILL');
  await ended(child);
  const before = lineCount();
  expect(before).toBeLessThan(301);
  const { stdout: again, code } = await folder.runApart(resumed);
  expect(code).toBe(0);
  expect(written(folder, again)).toEqual(written(alone, stdout));
  expect(lineCount()).toBe(301);
});

test('a run of a point is the same in a longer sweep, and can be made alone', async () => {
  const folder = new Folder();
  await folder.runApart([...SMALL, '--seeds', '2', '--resume', 'short', '--workers', '1']);
  await folder.runApart([...SMALL, '--seeds', '3', '--resume', 'long', '--workers', '1']);
  const figures = (name: string): unknown[] =>
    folder
      .read(name)
      .split('\n')
      .slice(1, -1)
      .map((line) => JSON.parse(line).figures);
  const [first, second, third, fourth] = figures('short');
  const long = figures('long');
  expect([first, second, third, fourth]).toEqual([long[0], long[1], long[3], long[4]]);
  const alone = ['run', 'rumor', '--set', 'population=60', '--set', 'k=2', '--seed', '1/k=2/1'];
  const { stdout } = await folder.runApart([...alone, '--json']);
  expect(fourth).toMatchObject({ 'run.events': JSON.parse(stdout).outcome.events });
});

test.each([
  [['--vary', 'q=1'], /^spigo: --vary q=1: got no option of model rumor/],
  [['--vary', 'k=1', '--set', 'k=2'], /^spigo: --vary k: got a value of k that is set as well/],
  [['--seeds', '0'], /^spigo: --seeds: got /],
])('%j is refused in one line', async (args, line) => {
  const { stdout, stderr, code } = await new Folder().run(['sweep', 'rumor', ...args]);
  expect([stdout, code]).toEqual(['', 2]);
  expect(stderr).toMatch(line);
  expect(stderr.split('\n')).toHaveLength(2);
});

test('a run that fails ends the sweep, with the line that makes it alone', async () => {
  const folder = new Folder({
    'mine.mjs': `
      import { defineModel } from 'spigo';
      class One { start() { throw new Error('no'); } }
      export default defineModel({
        name: 'mine', options: { k: 1 },
        actors: (setup) => void setup.spawn('one', () => new One()),
      });`,
  });
  const args = ['sweep', './mine.mjs', '--seeds', '2', '--vary', 'k=7', '--seed', 's'];
  const { stdout, stderr, code } = await folder.runApart(args);
  expect([stdout, code]).toEqual(['', 1]);
  expect(stderr).toMatch(
    /^spigo: a run has failed: actor-failed: .* run \.\/mine\.mjs --set k=7 --seed s\/k=7\/0\n$/,
  );
});

test('the README shows what its example prints', async () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const [, line = ''] = /^npx (spigo sweep .*)$/m.exec(readme) ?? [];
  const [, shown] = /^```\n(rumor: 3 points[\s\S]*?)^```$/m.exec(readme) ?? [];
  const { stdout } = await new Folder().runApart(line.split(' ').slice(1));
  expect(stdout.slice(0, shown.length)).toBe(shown);
});
