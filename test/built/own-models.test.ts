import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Folder, fixture } from '../cli/command.ts';

const model = (name: string): string => fixture(`models/${name}`);

describe('a model of a user’s own', () => {
  test('is a module in TypeScript, wherever it lies, with options of its own', async () => {
    const folder = new Folder();
    const args = [model('ping.ts'), '--set', 'rounds=2', '--set', 'who=eve', '--seed', '1', '-m'];
    const { stdout, stderr, code } = await folder.run(args);
    const messages = stdout.split('\n').filter((line) => line.startsWith('['));
    expect(messages).toEqual([
      '[100ms] eve > bob: {"ping":1}',
      '[100ms] bob > eve: {"pong":1}',
      '[200ms] eve > bob: {"ping":2}',
      '[200ms] bob > eve: {"pong":2}',
    ]);
    expect(stdout).toContain('\nping ended at 300ms: nothing was left to happen\n');
    // What it writes to the console is no output of the command.
    expect(stderr).toBe('[100ms eve] pong 1\n[200ms eve] pong 2\n');
    expect(code).toBe(0);
  });

  test('may take anything of the spigo that runs it', async () => {
    const { exports } = JSON.parse(readFileSync('package.json', 'utf8'));
    const entries = Object.entries(exports).filter(([, target]) => typeof target === 'object');
    expect(entries.length).toBeGreaterThan(3);
    const names = entries.map(([path]) => `spigo${path.slice(1)}`);
    const folder = new Folder({
      'mine.mjs': `${names.map((name, index) => `import * as e${index} from '${name}';`).join('\n')}
        import { defineModel } from 'spigo';
        import { SimulationError } from 'spigo/kernel';
        import { Histogram } from 'spigo/metrics';
        export const mine = defineModel({
          name: 'mine',
          actors() {
            try {
              Histogram.decode({ histogram: '' }, 'here');
            } catch (error) {
              console.log(error instanceof SimulationError);
            }
          },
        });`,
    });
    const { stderr, code } = await folder.run(['mine.mjs']);
    expect([stderr, code]).toEqual(['[0s] true\n', 0]);
  });

  test('is named in a scenario as seen from it, and in a result as seen from its run', async () => {
    const folder = new Folder({
      'models/mine.mjs': `import { defineModel, seconds } from 'spigo';
        class Clock { start(self) { self.every(seconds(1), 'On'); } timer() {} }
        export const clocks = defineModel({
          name: 'clocks',
          actors: (setup) => void setup.spawn('a', new Clock()),
        });
        export const none = defineModel({ name: 'none', actors() {} });`,
      'plans/long.json': JSON.stringify({
        model: { module: '../models/mine.mjs', export: 'clocks' },
        limits: { until: '1h' },
      }),
    });
    const run = await folder.run(['plans/long.json', '--json']);
    const result = JSON.parse(run.stdout);
    expect(result.outcome).toEqual({ reason: 'time-limit', at: 3_599_000_000, events: 3_600 });
    expect(result.scenario.model).toEqual({ module: './models/mine.mjs', export: 'clocks' });
    folder.write('results/a.json', run.stdout);
    const replayed = await folder.run(['replay', 'results/a.json']);
    expect(replayed.stdout).toMatch(/^same: 3,600 events/);
    expect(replayed.code).toBe(0);
  });

  test('that keeps itself busy ends as a livelock, which names the actors', async () => {
    const { stdout, stderr, code } = await new Folder().run([model('echo.mjs')]);
    expect(stdout).toMatch(/^echo in a livelock at 0s: echo, starter keep each other busy/);
    expect([stderr, code]).toEqual(['', 1]);
  });

  test('that throws is told by actor, message and instant, with its own stack', async () => {
    const { stdout, stderr, code } = await new Folder().run([model('faulty.mjs')]);
    expect(stdout.split('\n')[0]).toBe(
      'faulty failed at 5ms: ann\\x0a, handling {"type":"Fail","attempt":1}: TypeError: no\\x1b[31m such\\x0athing',
    );
    expect(stderr).toMatch(/^TypeError: no\\x1b\[31m such\nthing\n {4}at Faulty\.fail .*\n/);
    expect(stderr).not.toContain('actor-system');
    expect(code).toBe(1);
  });

  test('that lets a promise fail beside the run leaves no file', async () => {
    const folder = new Folder();
    const args = [model('faulty.mjs'), '--set', 'fault=stray', '-j', '--trace', 'x'];
    const { stderr, code } = await folder.runApart(args);
    expect(stderr).toMatch(/^spigo: something failed that ran beside the run.*\nTypeError: /);
    expect([code, folder.list()]).toEqual([1, []]);
  });
});
