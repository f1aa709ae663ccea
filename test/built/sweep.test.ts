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

/**
 * A sweep is killed so often, has so many runs of each of two points, and so many shards.
 * `SPIGO_TEST_LONG=1 npx vitest run test/built/sweep.test.ts` makes 1,000 runs.
 */
const [KILLS, SEEDS, SHARDS] = process.env.SPIGO_TEST_LONG === '1' ? [3, 500, 4] : [1, 12, 2];

/** When the sweeps are killed, as shares of the runs that are left. They are drawn once for all. */
const SHARES = [0.12, 0.62, 0.37];

test(`a sweep of ${2 * SEEDS} runs writes the same bytes when it is killed, in shards, and with one, two or four workers`, {
  timeout: 600_000,
}, async () => {
  const plot = ['--plot', 'residue', '--svg', 'residue.svg'];
  const args = [...SMALL, '--seeds', `${SEEDS}`, '--plot', 'residue'];
  const all = (folder: Folder, stdout: string): string[] => [
    ...written(folder, stdout),
    folder.read('residue.svg'),
  ];
  const alone = new Folder();
  const whole = [...args, ...FILES, ...plot.slice(2)];
  const { stdout, stderr } = await alone.run([...whole, '--workers', '2']);
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^rumor: 2 points, \d+ runs each\n\nresidue +mean +deviation /);
  const [table] = stdout.split('\nagain ');
  expect(Math.max(...table.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(80);
  const expected = all(alone, stdout);
  const four = new Folder();
  const { stdout: ofFour } = await four.run([...whole, '--workers', '4']);
  expect(all(four, ofFour)).toEqual(expected);

  const killed = new Folder();
  const resumed = [...whole, '--workers', '1', '--resume', 'runs'];
  const runCount = (): number =>
    killed.list().includes('runs') ? Math.max(0, killed.read('runs').split('\n').length - 2) : 0;
  for (const share of SHARES.slice(0, KILLS)) {
    const before = runCount();
    const target = before + 1 + share * (2 * SEEDS - before);
    const child = killed.start(resumed);
    while (runCount() < target && child.exitCode === null) await setTimeout(2);
    child.kill('SIGKILL');
    await ended(child);
    // It lost no run that was finished, and was killed before its end.
    expect(runCount()).toBeGreaterThanOrEqual(Math.floor(target));
    expect(runCount()).toBeLessThan(2 * SEEDS);
  }
  const { stdout: again, code } = await killed.run(resumed);
  expect(code).toBe(0);
  expect(all(killed, again)).toEqual(expected);
  expect(runCount()).toBe(2 * SEEDS);

  const parts = new Folder();
  const names = Array.from({ length: SHARDS }, (_, index) => `part${index + 1}`);
  for (const [index, name] of names.entries()) {
    const shard = ['--shard', `${index + 1}/${SHARDS}`, '--resume', name];
    expect((await parts.run([...args, ...shard, '--workers', '1'])).code).toBe(0);
  }
  const few = await parts.run(['sweep', 'merge', ...names.slice(1).reverse(), ...FILES]);
  expect([few.stdout, few.code]).toEqual(['', 2]);
  expect(few.stderr).toMatch(/: got [\d,]+ of [\d,]+ runs, expected all; shard 1\/\d lacks/);
  const merge = ['sweep', 'merge', ...names.reverse(), ...FILES, ...plot.slice(2)];
  const merged = await parts.run(merge);
  expect(merged.stderr).toBe('');
  expect(all(parts, merged.stdout)).toEqual(expected);
});

test('a sweep to a precision needs the same runs with one and two workers, and when it goes on', async () => {
  const args = [...SMALL, '--seeds', '5', '--until-ci', '5%', '--measure', 'traffic', ...FILES];
  const outputs: string[][] = [];
  for (const more of [['1'], ['2', '--resume', 'runs']]) {
    const folder = new Folder();
    const { stdout, stderr } = await folder.run([...args, '--workers', ...more]);
    expect(stderr).toBe('');
    outputs.push(written(folder, stdout));
    if (!folder.list().includes('runs')) continue;
    const lines = folder.read('runs').split('\n');
    folder.write('runs', lines.filter((_, index) => index % 3 !== 2).join('\n'));
    const again = await folder.run([...args, '--workers', ...more]);
    outputs.push(written(folder, again.stdout));
  }
  const [one, two, resumed] = outputs;
  expect(two).toEqual(one);
  expect(resumed).toEqual(one);
  expect(one[0]).toMatch(/^rumor: 2 points, 5 to \d+ runs each\n\nresidue +runs +mean /);
  // Where it does not get there, the exit code says so.
  const tooFew = [...SMALL, '--seeds', '2', '--until-ci', '0.1%', '--seeds-max', '2'];
  const { code, stderr, stdout } = await new Folder().run([...tooFew, '--measure', 'traffic']);
  expect([code, stdout.slice(0, 29)]).toEqual([1, 'rumor: 2 points, 2 runs each\n']);
  expect(stderr).toMatch(/^spigo: k=1: traffic: wider than --until-ci 0.1% after 2 runs/);
});

test('two settings are compared on the same seeds', async () => {
  const folder = new Folder();
  const args = ['sweep', 'rumor', '--set', 'population=60', '--seed', '1', '--seeds', '3'];
  const compared = [...args, '--workers=1', '--compare', 'k=1', 'k=2', '--resume', 'runs'];
  const { stdout } = await folder.run([...compared, '--json', 'x.json']);
  expect(stdout).toMatch(/^rumor: 1 point, 2 settings on the same seeds, 3 runs each\n/);
  const [, ...lines] = folder.read('runs').trimEnd().split('\n');
  const runs = lines.map((line) => JSON.parse(line));
  const { summaries } = JSON.parse(folder.read('x.json'));
  const difference = (index: number): number =>
    runs[3 + index].figures.residue - runs[index].figures.residue;
  const [, , residue] = summaries;
  expect(residue).toMatchObject({ figure: 'residue', point: 'k=2 - k=1', runs: 3, differs: true });
  expect(residue.mean).toBeCloseTo((difference(0) + difference(1) + difference(2)) / 3, 12);
  for (const [k, run] of [1, 2].entries()) {
    const alone = ['run', 'rumor', '--set', 'population=60', '--set', `k=${run}`, '--json'];
    const { stdout: json } = await folder.run([...alone, '--seed', '1//2']);
    expect(JSON.parse(json).outcome.events).toBe(runs[3 * k + 2].figures['run.events']);
  }
});

test('the mean of a measure after its warm-up is told, with the place of the cut', async () => {
  const folder = new Folder({
    'mine.mjs': `
      import { defineModel, ms } from 'spigo';
      class One {
        start(self) { self.after(ms(1), 'on'); }
        timer(on, self) { self.gauge('load', self.random.uniform(0, 1) + Math.max(0, 30 - self.now / 1000)); self.after(ms(1), 'on'); }
      }
      export default defineModel({
        name: 'mine', measureEvery: () => ms(1),
        measures: { load: (world) => world.gauge('load'), never: () => NaN },
        actors: (setup) => void setup.spawn('one', () => new One()),
      });`,
  });
  const args = [
    'sweep',
    './mine.mjs',
    '--seeds',
    '5',
    '--seed',
    's',
    '-d',
    '300ms',
    '--steady',
    'load',
  ];
  const { stdout, stderr } = await folder.run([...args, '--json', 'x.json']);
  expect(stderr).toBe('');
  const { summaries } = JSON.parse(folder.read('x.json'));
  const of = (figure: string): { mean: number; runs: number } =>
    summaries.find((summary: { figure: string }) => summary.figure === figure);
  // The warm-up lasts 30 ms, and the load is between 0 and 1 after it, of deviation 0.29: a mean of
  // 5 x 270 values has a standard error of 0.0079.
  expect(Math.abs(of('steady.load').mean - 0.5)).toBeLessThan(4 * 0.0079);
  expect(of('steady.load.cutUs').mean).toBeGreaterThan(25_000);
  expect(of('steady.load.cutUs').mean).toBeLessThan(80_000);
  expect(stdout).toMatch(/\nwarm-up of load: cut at \d+ms \(\d+ms to \d+ms\)\n/);
  // A measure that never has a number is told as well.
  expect(of('never').runs).toBe(0);
  expect(stdout).toMatch(/\nnever +runs +mean .*\n +0( +-){7}\n/);
});

test('a sweep without --seed goes on with the seed of its file', async () => {
  const folder = new Folder();
  const args = ['sweep', 'rumor', '--set', 'population=20', '--seeds', '2', '--resume', 'runs'];
  const [first, second] = [await folder.runApart(args), await folder.runApart(args)];
  expect(second).toEqual(first);
  expect(second.code).toBe(0);
  const { stderr, code } = await folder.run([...args, '--seed', 'other']);
  expect([stderr, code]).toEqual([
    expect.stringMatching(
      /^spigo: --resume runs: got the runs of another sweep, of --seed ".*", expected --seed "other"\n$/,
    ),
    2,
  ]);
});

test('a file of figures does not replace one that the sweep reads, or another', async () => {
  const folder = new Folder();
  const args = [
    'sweep',
    'rumor',
    '--set',
    'population=20',
    '--seeds',
    '2',
    '--resume',
    'runs',
    '--workers=1',
  ];
  for (const [more, told] of [
    [['--csv', './runs'], '--csv ./runs: got runs, which the sweep reads, expected another file'],
    [['--json', 'x', '--csv', './x'], '--json x: got a file that is being written already'],
  ] as const) {
    const { stderr, code } = await folder.run([...args, ...more]);
    expect(stderr.startsWith(`spigo: ${told}`)).toBe(true);
    expect(code).toBe(2);
  }
  expect(folder.list()).toEqual([]);
  await folder.run(args);
  const merge = await folder.run(['sweep', 'merge', 'runs', '--svg', `${folder.path}/runs`]);
  expect([merge.stdout, merge.code]).toEqual(['', 2]);
  expect(folder.list()).toEqual(['runs']);
});

test('a run of a point is the same in a longer sweep, and can be made alone', async () => {
  const folder = new Folder();
  await folder.run([...SMALL, '--seeds', '2', '--resume', 'short', '--workers', '1']);
  await folder.run([...SMALL, '--seeds', '3', '--resume', 'long', '--workers', '1']);
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
  const { stdout } = await folder.run([...alone, '--json']);
  expect(fourth).toMatchObject({ 'run.events': JSON.parse(stdout).outcome.events });
});

test.each([
  [['--vary', 'q=1'], /^spigo: --vary q=1: got "q", expected an option of model rumor/],
  [['--vary', 'k=1', '--set', 'k=2'], /^spigo: --vary k: got a value of k that is set as well/],
  [['--seeds', '0'], /^spigo: --seeds: got /],
  [['--shard', '3/2'], /^spigo: --shard: got "3\/2", expected INDEX\/COUNT such as 2\/8/],
  [['--shard', '1/2'], /^spigo: --shard 1\/2: got no --resume/],
  [['--shard', '1/2', '--resume', 'x', '--csv', 'y'], /got --csv, expected spigo sweep merge/],
  [['--shard', '1/2', '--resume', 'x', '--until-ci', '1%'], /got --until-ci, expected a number/],
  [['--svg', 'x'], /^spigo: --svg x: got no --plot/],
  [['--svg', 'x', '--plot', 'traffic', '--vary', 'k=1..101'], /^spigo: --svg x: got 101 panels/],
  [['--vary', 'k=1..11', '--seeds', '1000000'], /^spigo: --seeds: got 11,000,000 runs in all/],
  [['--plot', 'x'], /^spigo: --plot x: model rumor has no such measure/],
  [['--steady', 'x'], /^spigo: --steady x: model rumor has no such measure/],
  [['--until-ci', '0%'], /^spigo: --until-ci: got "0%", expected a share/],
  [
    ['--until-ci', '1%', '--measure', 'x'],
    /^spigo: --measure x: got no figure of model rumor, expected one, or a counter such as count.name; there are: residue, traffic, [^;]*\n$/,
  ],
  [['--seeds-max', '9'], /^spigo: --seeds-max: got no --until-ci/],
  [
    ['--compare', 'k=1', 'k=2', '--set', 'k=3'],
    /^spigo: --compare k: got a value of k that is set/,
  ],
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
  const { stdout, stderr, code } = await folder.run(args);
  expect([stdout, code]).toEqual(['', 1]);
  expect(stderr).toMatch(
    /^spigo: a run has failed: actor-failed: .* run \.\/mine\.mjs --set k=7 --seed s\/k=7\/0\n$/,
  );
});

test('a run whose measure fails ends the sweep, with the line that makes it alone', async () => {
  const folder = new Folder({
    'mine.mjs': `
      import { defineModel } from 'spigo';
      export default defineModel({
        name: 'mine', options: { k: 1 },
        actors: (setup, { k }) => void setup.spawn('one', () => ({
          start: (self) => k === 7 && self.gauge('odd', 1),
        })),
        measures: { c: (world) => { if (world.gauge('odd')) throw new Error('no'); return 1; } },
      });`,
  });
  const args = ['sweep', './mine.mjs', '--seeds', '2', '--vary', 'k=6,7', '--seed', 's'];
  const { stdout, stderr, code } = await folder.run(args);
  expect([stdout, code]).toEqual(['', 2]);
  expect(stderr).toMatch(
    /^spigo: a run has failed: model mine: measure c threw Error: no \(.*\): .* run \.\/mine\.mjs --set k=7 --seed s\/k=7\/0\n$/,
  );
});

test('a run that takes too long ends the sweep, after a second try', async () => {
  const args = ['sweep', 'rumor', '--set', 'population=9000', '--seeds', '1', '--seed', 's'];
  const { stderr, code } = await new Folder().run([...args, '--limit', '0.001', '--workers', '1']);
  expect(stderr.split('\n').map((line) => line.slice(0, 70))).toEqual([
    'spigo: a run takes longer than 1 ms: it is tried with 10 ms',
    expect.stringMatching(/^spigo: a run has failed: it took longer than 10 ms: spigo run rumor /),
    '',
  ]);
  expect(code).toBe(1);
});
