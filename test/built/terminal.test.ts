import { expect, type TestContext, test } from 'vitest';
import { COMMAND, Folder, fixture, inPairs } from '../cli/command.ts';

/** Runs `spigo` on a terminal of that width; its lines. */
async function onTerminal(args: string, columns: number, setting: string): Promise<string[]> {
  const command = `stty cols ${columns}; ${setting} "${process.execPath}" "${COMMAND}" ${args}`;
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
