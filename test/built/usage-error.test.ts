import { expect, test } from 'vitest';
import Explain from '../../cli/commands/explain.ts';
import Run from '../../cli/commands/run.ts';
import { describeUsage } from '../../cli/terminal/usage-error.ts';

/** Returns the refusal of a command's arguments. */
async function refusal(command: typeof Run | typeof Explain, args: string[]): Promise<string> {
  try {
    await command.run(args, import.meta.url);
  } catch (error) {
    return describeUsage(error as Error).split('\n')[0];
  }
  return 'accepted';
}

test('flags and arguments that do not exist or are missing are told by name', async () => {
  expect(await refusal(Run, ['--sed', 'x'])).toBe(
    'got "--sed", expected a flag that exists; did you mean "--seed"?',
  );
  expect(await refusal(Run, ['-x'])).toMatch(
    /^got "-x", expected a flag that exists; there are: --arch, /,
  );
  expect(await refusal(Run, ['x.json', 'y.json', 'z'])).toBe(
    'got "y.json", "z", expected no further argument',
  );
  expect(await refusal(Explain, ['x.json'])).toBe('got too few arguments, expected also: event');
});

test('what else is wrong with a flag is told, too', async () => {
  expect(await refusal(Run, ['--ties', 'x'])).toBe(
    '--ties: got "x", expected one of fifo, shuffled',
  );
  expect(await refusal(Run, ['--seed'])).toBe('--seed: got nothing, expected a value');
});
