import { expect, test } from 'vitest';
import { LAWS } from '../../kernel/index.ts';
import { inPairs } from '../cli/command.ts';
import { alterResult, alterTrace, recorded, WRONG } from './altered.ts';

/** What standard error tells of a comparison with a file. */
const TOLD = new Map([
  ['c.json', 'spigo: the two are of different scenarios\n'],
  ['d.json', `spigo: the two are of one scenario under laws ${LAWS} and 1\n`],
]);

test('spigo diff says the same, or where two files of one kind first differ', async () => {
  const folder = recorded();
  alterTrace(folder, 21);
  alterResult(folder, 'b.json', ({ checkpoints }) => {
    checkpoints[100].fingerprint = WRONG;
  });
  const cases: [files: string[], said: RegExp, code: number][] = [
    [['a.json', 'a.json'], /^same\n$/, 0],
    [['a.trace', 'a.trace'], /^same\n$/, 0],
    [['a.json', 'b.json'], /^differs between event 100 and event 101 \(0s to 0s\)\n$/, 3],
    [
      ['a.trace', 'b.trace'],
      /^differs at event 21\n {2}expected #21 \[326ms\] .*\n {2}got {6}#21 \[1us\] .*\n$/,
      3,
    ],
    [['a.json', 'c.json'], /^differs in its scenario alone: limits\n$/, 3],
    [['a.json', 'd.json'], /^same\n$/, 0],
  ];
  alterResult(folder, 'c.json', ({ scenario }) => {
    scenario.limits.events = 1_000_000;
  });
  alterResult(folder, 'd.json', ({ scenario }) => {
    scenario.laws = 1;
    delete scenario.strict;
  });
  await inPairs(cases, async ([files, said, expected]) => {
    const { stdout, stderr, code } = await folder.run(['diff', ...files]);
    expect(stdout).toMatch(said);
    expect({ files, stderr, code }).toEqual({
      files,
      stderr: TOLD.get(files[1]) ?? '',
      code: expected,
    });
  });
});

test('spigo diff refuses files of two kinds', async () => {
  const { stdout, stderr, code } = await recorded().run(['diff', 'a.json', 'a.trace']);
  expect([stdout, code]).toEqual(['', 2]);
  expect(stderr).toBe(
    'spigo: got a result (a.json) and a trace (a.trace), expected two results or two traces\n',
  );
});
