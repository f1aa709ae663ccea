import { appendFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readKept } from '../../../cli/sweep/read-kept.ts';
import { readRuns } from '../../../cli/sweep/runs-file.ts';
import { fileOf, newPath, runOf, sweepOf, textOf, write } from './stories.ts';

test.each(['hello', 'hello\n', '[1]\n', '{"run":1}\n', '{"format":1}\n'])(
  '%j is no file of runs',
  (text) => {
    const path = newPath();
    write(path, text);
    expect(() => readRuns(path, 'runs')).toThrow(expect.objectContaining({ code: 'unreadable' }));
    expect(textOf(path)).toBe(text);
  },
);

test('a first line that lacks a setting, or has a wrong one, is refused', () => {
  for (const [changes, told] of [
    [{ seeds: 0 }, 'runs: line 1: seeds: got 0, expected a whole number from 1'],
    [{ points: [] }, 'runs: line 1: points: got [], expected at least one point'],
    [{ seed: undefined }, 'runs: line 1: seed: got nothing, expected a seed'],
    [
      { format: 'spigo-sweep-1' },
      'runs: line 1: format: got "spigo-sweep-1", expected spigo-sweep-2',
    ],
  ] as const) {
    const path = newPath();
    write(path, `${JSON.stringify({ ...sweepOf(), ...changes })}\n`);
    expect(() => readRuns(path, 'runs')).toThrow(told);
  }
});

/** Lines that no run of the sweep has written, and how they are refused. */
const WRONG: readonly (readonly [line: string, told: string])[] = [
  ['x', 'got "x", expected a line of a file that spigo sweep --resume has written'],
  ['{"run":-1,"figures":{}}', 'run: got -1, expected a whole number from 0 to 1'],
  [
    '{"run":2,"figures":{"residue":1,"run.endUs":1}}',
    'run: got 2, expected a whole number from 0 to 1',
  ],
  ['{"run":1}', 'figures: got nothing, expected figures'],
  [
    '{"run":1,"figures":{"residue":"1","run.endUs":1}}',
    'figures: residue: got "1", expected a finite number or null',
  ],
  [
    '{"run":1,"figures":{"residue":1e999,"run.endUs":1}}',
    'figures: residue: got Infinity, expected a finite number or null',
  ],
  [
    '{"run":1,"figures":{"residue":1}}',
    'figures: got {"residue":1}, expected counters and the figures residue, run.endUs',
  ],
  [
    '{"run":1,"figures":{"residue":1,"run.endUs":1,"x":1}}',
    'figures: got {"residue":1,"run.endUs":1,"x":1}, expected counters and',
  ],
  ['{"run":1,"figures":{"residue":1,"run.endUs":1},"more":1}', 'unknown field "more"'],
  [
    '{"run":0,"figures":{"residue":9,"run.endUs":10}}',
    'got other figures of run 0 than in a line before, expected the same',
  ],
];

test.each(WRONG)('the line %s is refused with its place', (line, told) => {
  const path = fileOf(sweepOf(), [[0, runOf(0.1)]]);
  appendFileSync(path, `${line}\n`);
  expect(() => readRuns(path, 'runs')).toThrow(`runs: line 3: ${told}`);
});

test('a measure over time has instants that rise', () => {
  const sweep = sweepOf({ series: ['residue'] });
  const with_ = (changes: readonly (readonly [number, number])[]) => ({
    ...runOf(1),
    series: { residue: changes },
  });
  const fine = fileOf(sweep, [
    [
      0,
      with_([
        [0, 1],
        [5, 2],
      ]),
    ],
  ]);
  expect(readRuns(fine, 'runs')?.runs.size).toBe(1);
  const wrong = fileOf(sweep, [
    [
      0,
      with_([
        [5, 1],
        [5, 2],
      ]),
    ],
  ]);
  expect(() => readRuns(wrong, 'runs')).toThrow(
    'runs: line 2: series: residue: got [[5,1],[5,2]], expected instants that rise',
  );
  expect(() => readRuns(fileOf(sweep, [[0, runOf(1)]]), 'runs')).toThrow('series: got nothing');
});

/** A change of a sweep, and how its runs are refused, in words. */
const OTHERS: readonly (readonly [changes: Parameters<typeof sweepOf>[0], told: string])[] = [
  [{ seeds: 3 }, 'of --seeds 3, expected --seeds 2'],
  [{ seed: 'b' }, 'of --seed "b", expected --seed "a"'],
  [{ points: ['k=1', 'k=2'] }, 'of points k=1 k=2, expected no --vary'],
  [
    { base: { model: 'rumor', options: { k: 2 }, limits: {} } },
    'of --set k=2, expected no --set k',
  ],
  [
    { base: { model: 'rumor', options: {}, limits: { until: '9s' } } },
    'of --until "9s", expected no --until',
  ],
  [{ compare: ['k=1', 'k=2'] }, 'of --compare k=1 k=2, expected no --compare'],
  [{ series: ['residue'] }, 'of --plot residue, expected no --plot'],
  [{ steady: ['residue'] }, 'of --steady residue, expected no --steady'],
  [
    { precision: { share: 0.01, figures: ['residue'], seedsMax: 9 } },
    'of --until-ci 0.01 for residue, --seeds-max 9, expected no --until-ci',
  ],
  [{ spigo: '0.0.9' }, 'of spigo 0.0.9, expected spigo 0.1.0'],
  [{ laws: 4 }, 'of laws 4, expected laws 5'],
  [{ source: 'abc' }, 'of a module whose source has the hash abc, expected no source'],
  [
    { figures: ['run.endUs'] },
    'of a model with figures run.endUs, expected a model with figures residue, run.endUs',
  ],
];

test.each(OTHERS)('the runs of a sweep with %j are those of another', (changes, told) => {
  const path = fileOf(sweepOf(changes), []);
  expect(() => readKept(path)?.runsOf(sweepOf())).toThrow(
    expect.objectContaining({
      code: 'bad-argument',
      message: `--resume ${path}: got the runs of another sweep, ${told}`,
    }),
  );
});

test('long settings that begin alike are two', () => {
  const seed = 'a'.repeat(100);
  const path = fileOf(sweepOf({ seed: `${seed}b` }), []);
  expect(() => readKept(path)?.runsOf(sweepOf({ seed: `${seed}c` }))).toThrow(
    /of --seed "a+\.\.\., expected one that differs further on$/,
  );
  const points = fileOf(sweepOf({ points: ['x=a b', 'x=c'] }), []);
  expect(() => readKept(points)?.runsOf(sweepOf({ points: ['x=a', 'b x=c'] }))).toThrow(
    'of points x=a b x=c, expected one that differs further on',
  );
});

test('what a command line says besides makes no other sweep', () => {
  const path = fileOf(sweepOf({ words: ['rumor', '--seeds=2'], shard: '1/2' }), [[0, runOf(1)]]);
  expect(readKept(path)?.runsOf(sweepOf()).size).toBe(1);
});

test('a shard does not go on in the file of another one', () => {
  const path = fileOf(sweepOf({ shard: '1/2' }), []);
  expect(() => readKept(path)?.runsOf(sweepOf({ shard: '2/2' }))).toThrow(
    'got the runs of --shard 1/2, expected --shard 2/2',
  );
});

test('there are no runs yet where there is no file, or an empty one', () => {
  const path = newPath();
  expect(readKept(path)).toBeUndefined();
  write(path, '');
  expect(readKept(path)).toBeUndefined();
  expect(() => readKept('/dev/null')).toThrow(expect.objectContaining({ code: 'unwritable' }));
});
