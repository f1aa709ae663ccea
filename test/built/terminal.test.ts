import { expect, type TestContext, test } from 'vitest';
import { COMMAND, Folder, fixture, inPairs } from '../cli/command.ts';

/** Runs `spigo` on a terminal of that width; its lines. */
async function onTerminal(args: string, columns: number, setting: string): Promise<string[]> {
  const command = `stty cols ${columns}; ${setting} "${process.execPath}" "${COMMAND}" ${args} 2> /dev/null`;
  const { stdout } = await new Folder().shell(`script -qec '${command}' /dev/null`);
  // People copy the line that makes the run again, so that it stays whole.
  return stdout.split(/\r?\n/).filter((line) => !line.startsWith('again '));
}

// A terminal is made by script(1), of util-linux; elsewhere it is missing, or has other flags.
async function needTerminal({ skip }: TestContext): Promise<void> {
  const { stdout } = await new Folder().shell('script --version');
  skip(!stdout.includes('util-linux'), 'script(1) of util-linux is missing');
}

const ESCAPE = '\u001b';

test('a terminal shows degrees and the richest, in its own width', async (context) => {
  await needTerminal(context);
  await inPairs([80, 47], async (columns) => {
    const lines = await onTerminal('-d 10 -p 100 --seed 42', columns, 'NO_COLOR=1');
    const start = lines.indexOf('Nodes by how many know them') + 1;
    const rows = lines.slice(start, lines.indexOf('', start));
    const counts = rows.map((row) => Number(/^ *\d+ +(\d+)( █+)?$/.exec(row)?.[1]));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(100);
    const richest = lines.indexOf('Richest pirates, gold') + 1;
    const gold = lines.slice(richest, richest + 5).map((row) => Number(row.split(/ +/)[2]));
    expect(gold).toEqual([...gold].sort((a, b) => b - a));
    expect(gold[4]).toBeGreaterThan(0);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns);
    expect(lines.join('')).not.toContain(ESCAPE);
  });
});

test('without arguments, a terminal of 24 rows shows how a network forms, what happened, and what to try', async (context) => {
  await needTerminal(context);
  const still = await onTerminal('', 80, 'stty rows 24; NO_COLOR=1');
  expect(still.join('')).not.toContain(ESCAPE);
  const told = still.map((line) => line.trimEnd());
  const end = told.indexOf(
    '',
    told.findIndex((line) => line.startsWith('The same seed')),
  );
  expect(told.slice(end - 5, end + 5)).toEqual([
    expect.stringMatching(/^ 100 pirates, \d+ acquaintances, 9\.\d+s of virtual time$/),
    '',
    expect.stringMatching(/^100 pirates gossiped and shared gold for 10s of virtual time, in \d/),
    expect.stringMatching(
      /^[\d,]+ messages made \d+ acquaintances\. Pirate\d+ is the richest, with/,
    ),
    expect.stringMatching(/^The same seed makes the same run: .* --seed \w+$/),
    '',
    expect.stringMatching(/^See it in a browser {2}.* view$/),
    expect.stringMatching(/^Break a protocol {5}.* check .*docs\/examples\/ledger\.ts$/),
    expect.stringMatching(/^Write your own {7}.* run .*docs\/examples\/raft\.ts$/),
    expect.stringMatching(/^ +then read .*docs\/tutorial\.md$/),
  ]);
  // The shell's prompt needs a row, too.
  expect(told.findIndex((line) => line.endsWith('docs/tutorial.md'))).toBeLessThan(23);
  const moving = await onTerminal('', 80, 'stty rows 24; TERM=xterm NO_COLOR=');
  expect(moving.join('').split(`${ESCAPE}[14A`).length).toBeGreaterThan(20);
  const calm = await onTerminal('', 80, 'stty rows 24; TERM=xterm NO_COLOR= NO_MOTION=1');
  expect(calm.join('')).not.toMatch(/\[\d+A/);
});

test('a terminal shows how services responded, in its own width', async (context) => {
  await needTerminal(context);
  await inPairs([80, 47], async (columns) => {
    const lines = await onTerminal(
      `${fixture('models/servers.mjs')} --seed 1`,
      columns,
      'NO_COLOR=1',
    );
    const start = lines.indexOf('Response times of services');
    const [header, db, end] = lines.slice(start + 1, start + 4);
    expect(header.trim().split(/ +/)).toEqual(
      columns === 80
        ? ['service', 'requests', 'errors', 'timeouts', 'p50', 'p90', 'p99', 'max', 'busy']
        : ['service', 'requests', 'errors', 'p50', 'p99', 'busy'],
    );
    expect(db).toMatch(/^ {2}db +500 .*9\d%$/);
    expect(end).toBe('');
    for (const line of [header, db]) expect(line.length).toBeLessThanOrEqual(columns);
  });
});

test('a terminal shows colours, unless it is asked for none', async (context) => {
  await needTerminal(context);
  const lines = await onTerminal('models', 80, 'NO_COLOR= TERM=xterm');
  expect(lines[0].startsWith(`${ESCAPE}[1mfsm${ESCAPE}[22m`)).toBe(true);
});
