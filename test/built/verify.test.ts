import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Folder } from '../cli/command.ts';

const LEDGER = resolve(import.meta.dirname, '../../docs/examples/ledger.ts');

/** A model of one actor that sends itself a number. */
const modelOf = (top: string, number: string, more = ''): string => `
  import { always, defineModel, seconds } from 'spigo';
  ${top}
  class One {
    start(self) { self.every(seconds(1), 'T'); }
    timer(_timer, self) { self.send(self.channel, ${number}); }
    receive() {}
  }
  export default defineModel({ name: 'one', actors: (setup) => void setup.spawn('one', () => new One()), ${more} });`;

const verify = (folder: Folder, ...args: string[]) =>
  folder.run(['verify', ...args, '--runs', '3', '--seed', '1']);

describe('spigo verify', () => {
  test('says that a model depends on its scenario alone', async () => {
    const { stdout, stderr, code } = await verify(new Folder(), LEDGER);
    expect(stdout).toMatch(
      /^ledger: 3 scenarios, each run three times in two processes: the same\nagain {8}spigo verify .* --seed 1 --runs 3\n$/,
    );
    expect([stderr, code]).toEqual(['', 0]);
  });

  test('names the first event, and what was drawn, of a model that draws when it is loaded', async () => {
    const folder = new Folder({
      'one.mjs': modelOf(
        'const drawn = String(Math.random());',
        'self.random.at(drawn).integer(1, 1e9)',
      ),
    });
    const { stdout, code } = await verify(folder, './one.mjs');
    expect(stdout).toMatch(
      /^one: scenario 0 is another run in another process: fingerprint [0-9a-f]{16}, then [0-9a-f]{16}\ndiffers at event (\d+)\n {2}expected #\1 \[.*\] one: timer T .*\n +drew integer\(1, 1000000000\) = \d+\n {2}got {6}#\1 .*\n +drew integer.*\n {2}a likely reason: what the module took /,
    );
    expect(code).toBe(1);
  });

  test('names the first event of a model whose runs share a state', async () => {
    const folder = new Folder({ 'one.mjs': modelOf('let count = 0;', '++count') });
    const { stdout, code } = await verify(folder, './one.mjs');
    expect(stdout).toMatch(
      /^one: scenario 0 is another run after others in the same process: .*\ndiffers at event (\d+)\n {2}expected #\1 \[.*\] one > one: 1 .*\n( +drew .*\n)* {2}got {6}#\1 .* one > one: \d+ .*\n/,
    );
    expect(stdout).toContain(
      'a likely reason: what the module keeps in variables from run to run\n',
    );
    expect(code).toBe(1);
  });

  test('names the first event of a model of which a property changes the run', async () => {
    const more = "properties: [always('counts', (world) => ++world.actor('one').actor.sum > 0)]";
    const folder = new Folder({ 'one.mjs': modelOf('', '(this.sum = (this.sum ?? 0) + 1)', more) });
    const { stdout, code } = await verify(folder, './one.mjs');
    expect(stdout).toMatch(
      /^one: scenario 0 is another run when no property and no measure looks at it: .*\ndiffers at event \d+\n/,
    );
    expect(stdout).toContain('a likely reason: a property or a measure that changes an actor');
    expect(code).toBe(1);
  });

  test('adds the faults of a file to each scenario', async () => {
    const folder = new Folder({
      'one.mjs': modelOf('', '1'),
      'faults.json': '[{ "kind": "crash", "actors": "two", "from": "1s" }]',
    });
    const { stdout, stderr, code } = await verify(folder, './one.mjs', '--faults', 'faults.json');
    expect([stdout, code]).toEqual(['', 2]);
    expect(stderr).toContain('faults[0]: got "two", expected the name of an actor');
  });
});
