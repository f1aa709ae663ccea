import { describe, expect, test } from 'vitest';
import { Folder, fixture, inPairs } from '../cli/command.ts';
import { alterResult, alterTrace, recorded, WRONG } from './altered.ts';

const BIG = `import { defineModel } from 'spigo';
export const big = defineModel({
  name: 'big',
  actors(setup) {
    setup.spawn('one', () => ({
      start: (self) => self.send(self.channel, { text: 'x'.repeat(200_000) }),
      receive() { throw new Error('no'); },
      timer() {},
    }));
  },
});
`;

const TOP_LEVEL = `import { defineModel } from 'spigo';
const drawn = Math.random();
export const top = defineModel({
  name: 'top',
  actors(setup) {
    setup.spawn('one', () => ({ start: (self) => self.send(self.channel, { drawn }), receive() {} }));
  },
});
`;

describe('spigo replay', () => {
  test('says that a result and a trace are those of the run made again', async () => {
    const folder = recorded();
    const [result, trace] = await Promise.all([
      folder.run(['replay', 'a.json']),
      folder.run(['replay', 'a.trace']),
    ]);
    const { fingerprint } = JSON.parse(folder.read('a.json'));
    expect(result.stdout).toBe(`same: 388 events, fingerprint ${fingerprint}\n`);
    expect(trace.stdout).toBe('same: 42 events, fingerprint e40a562aefd128ad\n');
    expect([result.code, trace.code]).toEqual([0, 0]);
  });

  test('says so when a file was made under older laws, and compares nevertheless', async () => {
    const folder = recorded();
    // Older files did not say whether their runs were strict, either.
    const old = folder.read('a.trace').replace('"laws":5', '"laws":1');
    expect(old).toContain('"strict":false,');
    folder.write('old.trace', old.replace('"strict":false,', ''));
    const { code, stderr, stdout } = await folder.run(['replay', 'old.trace']);
    expect(stderr).toBe(
      'spigo: old.trace was made under laws 1, these are laws 5: the scenario is promised, its fingerprint is not\n',
    );
    expect([code, stdout.slice(0, 5)]).toEqual([0, 'same:']);
    const diff = await folder.run(['diff', 'a.trace', 'old.trace']);
    expect(diff.stderr).toBe('spigo: the two are of one scenario under laws 5 and 1\n');
    expect([diff.code, diff.stdout]).toEqual([0, 'same\n']);
    // diff does not need the scenario, so a file without one will do.
    folder.write('no.trace', folder.read('a.trace').replace(/"scenario":.*/, '"scenario":null}'));
    const none = await folder.run(['diff', 'no.trace', 'no.trace']);
    expect([none.code, none.stdout, none.stderr]).toEqual([0, 'same\n', '']);
  });

  test('finds the present laws in what a scenario of older ones was recorded as', async () => {
    const folder = recorded();
    const { scenario } = JSON.parse(folder.read('a.json'));
    folder.write('old.json', JSON.stringify({ ...scenario, laws: 1 }));
    await folder.run(['run', 'old.json', '--trace', 'new.trace']);
    const { code, stderr } = await folder.run(['replay', 'new.trace']);
    expect([code, stderr]).toEqual([0, '']);
  });

  test('shows where a file first differs: interval, actors, event', async () => {
    const folder = recorded();
    alterResult(folder, 'checkpoint.json', ({ checkpoints }) => {
      checkpoints[100].fingerprint = WRONG;
    });
    alterResult(folder, 'actor.json', ({ actors }) => {
      actors.groups[3][1] = WRONG;
    });
    alterResult(folder, 'fingerprint.json', (result) => {
      result.fingerprint = WRONG;
    });
    alterResult(folder, 'counts.json', ({ counts, graph }) => {
      counts.dropped.gone = 7;
      delete counts.delivered;
      graph.edges += 1;
    });
    alterTrace(folder, 21);
    const { counts, graph } = JSON.parse(folder.read('a.json'));
    const cases: [file: string, said: string][] = [
      [
        'counts.json',
        `differs in what was counted
  counts.dropped.gone: expected 7, got 0
  graph.edges: expected ${graph.edges + 1}, got ${graph.edges}
  counts.delivered: expected none, got ${counts.delivered}
`,
      ],
      [
        'checkpoint.json',
        'differs between event 100 and event 101 (0s to 0s)\n  first in one of: Pirate20\n',
      ],
      [
        'actor.json',
        'differs at the end, after event 388 (10s)\n  differing at the end: 1 actor: Pirate3\n',
      ],
      ['fingerprint.json', 'differs at the end, after event 388 (10s)\n'],
      [
        'b.trace',
        `differs at event 21
  expected #21 [1us] Pirate3 > Pirate1: GoldCoin (Pirate3) 51  (0702f3e49afc00d6)
  got      #21 [326ms] Pirate3 > Pirate1: GoldCoin (Pirate3) 51  (0702f3e49afc00d6)
`,
      ],
    ];
    await inPairs(cases, async ([file, said]) => {
      const { stdout, stderr, code } = await folder.run(['replay', file]);
      expect(stdout).toBe(said);
      expect({ file, stderr, code }).toEqual({ file, stderr: '', code: 3 });
    });
  });

  test('reads a trace that ends with a long line, of a run that a large message ended', async () => {
    const folder = new Folder({ 'big.mjs': BIG });
    const run = await folder.run(['big.mjs', '--seed', '1', '--trace', 'big.trace']);
    expect(run.code).toBe(1);
    // The line that tells how the run ended shows only a part of such a message.
    expect(run.stdout).toMatch(
      /^big failed at 0s: one, handling \{"text":"x{150,200}…: Error: no\n/,
    );
    const { stdout, stderr, code } = await folder.run(['replay', 'big.trace']);
    expect([stdout, stderr, code]).toEqual([expect.stringMatching(/^same: 2 events, /), '', 0]);
  });

  test('finds the actor that depends on more than the scenario', async () => {
    const folder = new Folder();
    const run = [fixture('models/impure.mjs'), '--until', '1s', '--seed', '1', '--json'];
    folder.write('a.json', (await folder.run(run)).stdout);
    const { stdout, code } = await folder.run(['replay', 'a.json']);
    // The runs first differ at the event that sends the payload, since its sender answers for it.
    expect(stdout).toMatch(/^differs between event 1,\d+ and event 1,\d+ \(300ms to 300ms\)\n/);
    expect(stdout).toMatch(/\n {2}first in one of: dirty\n {2}differing at the end: .*: dirty\n/);
    expect(code).toBe(3);
  });

  test("says of a module of one's own what no guard can see, and of a built-in model nothing", async () => {
    const folder = recorded();
    folder.write('top.mjs', TOP_LEVEL);
    // A module that is loaded once draws once, so each run needs a process of its own.
    folder.write('top.json', (await folder.runApart(['top.mjs', '--seed', '1', '--json'])).stdout);
    const own = await folder.runApart(['replay', 'top.json']);
    expect(own.stdout).toMatch(
      /^differs .*\n(.*\n)* {2}a likely reason: .* at its top level .*\n$/,
    );
    alterResult(folder, 'changed.json', (result) => {
      result.fingerprint = WRONG;
    });
    const builtIn = await folder.run(['replay', 'changed.json']);
    expect(builtIn.stdout).toMatch(/^differs /);
    expect(builtIn.stdout).not.toContain('likely');
    expect([own.code, builtIn.code]).toEqual([3, 3]);
  });
});
