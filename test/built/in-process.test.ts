import { describe, expect, test } from 'vitest';
import { Folder, fixture, told } from '../cli/command.ts';
import type { Ended } from '../cli/in-process.ts';
import { alterResult, recorded, WRONG } from './altered.ts';

// Nearly all tests run the command in their own process. What they see must not differ from a
// process of its own.
describe('the command in the process of a test is that in a process of its own', () => {
  const cases: [about: string, code: number, ...args: string[]][] = [
    ['a run', 0, '-d', '2', '-p', '9', '--seed', '1', '-m'],
    ['a run of TypeScript, with a console', 0, fixture('models/ping.ts'), '--seed', '1'],
    ['a run that fails', 1, fixture('models/faulty.mjs'), '--seed', '1'],
    ['bad input', 2, '--trase', 'x'],
    ['no module', 2, 'none.mjs'],
    ['a replay', 0, 'replay', 'a.json'],
    ['a replay that diverges', 3, 'replay', 'altered.json'],
    ['an event explained', 0, 'explain', 'a.json', '40'],
    ['models', 0, 'models'],
    ['help', 0, '--help'],
    ['the version', 0, '--version'],
  ];
  /** Without what is measured by the wall's clock. */
  const timeless = (text: string): string =>
    text
      .replace(/[\d.,]+[a-zμ]+ wall/g, 'wall')
      .replace(/, [^,\n]* a second/g, '')
      .replace(/ messages in \S+/g, ' messages');

  test.each(cases)('%s', async (_about, code, ...args) => {
    const folder = recorded();
    alterResult(folder, 'altered.json', (result) => {
      result.fingerprint = WRONG;
    });
    const [here, apart] = await Promise.all([folder.run(args), folder.runApart(args)]);
    expect(apart.code).toBe(code);
    expect(here.code).toBe(code);
    expect(timeless(here.stdout)).toBe(timeless(apart.stdout));
    expect(timeless(here.stderr)).toBe(timeless(apart.stderr));
    expect(apart.stdout + apart.stderr).not.toBe('');
  });
});

test('it draws one seed of a line without any, where a process of its own draws another each time', async () => {
  const folder = new Folder();
  const line = ['-d', '0', '-p', '2'];
  const lines = (runs: readonly Ended[]) => runs.map(({ stdout }) => told(stdout, 'again'));
  const [one, two] = lines([await folder.run(line), await folder.run(line)]);
  expect(two).toBe(one);
  const [three, four] = lines(await Promise.all([folder.runApart(line), folder.runApart(line)]));
  expect(new Set([one, three, four]).size).toBe(3);
});
