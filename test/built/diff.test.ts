import { expect, test } from 'vitest';
import { inPairs } from '../cli/command.ts';
import { alterResult, alterTrace, recorded, WRONG } from './altered.ts';

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
    [['a.json', 'a.trace'], /^$/, 2],
  ];
  await inPairs(cases, async ([files, said, expected]) => {
    const { stdout, stderr, code } = await folder.run(['diff', ...files]);
    expect(stdout).toMatch(said);
    const error =
      'spigo: got a result (a.json) and a trace (a.trace), expected two results or two traces\n';
    expect({ files, stderr, code }).toEqual({
      files,
      stderr: expected === 2 ? error : '',
      code: expected,
    });
  });
});
