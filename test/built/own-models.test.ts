import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Folder, fixture, told } from '../cli/command.ts';

const model = (name: string): string => fixture(`models/${name}`);

describe('a model of a user’s own', () => {
  test('is a module in TypeScript, wherever it lies, with options of its own', async () => {
    const folder = new Folder();
    const args = [model('ping.ts'), '--set', 'rounds=2', '--set', 'who=eve', '--seed', '1', '-m'];
    const { stdout, stderr, code } = await folder.run(args);
    const messages = stdout.split('\n').filter((line) => line.startsWith('#'));
    expect(messages).toEqual([
      '#4 [100ms] eve > bob: {"ping":1}',
      '#5 [100ms] bob > eve: {"pong":1}',
      '#7 [200ms] eve > bob: {"ping":2}',
      '#8 [200ms] bob > eve: {"pong":2}',
    ]);
    expect(stdout).toContain('\nping ended at 300ms: nothing was left to happen\n');
    // What it writes to the console is no output of the command.
    expect(stderr).toBe('[100ms eve] pong 1\n[200ms eve] pong 2\n');
    expect(code).toBe(0);
  });

  /** A model whose options are plain defaults. */
  const plain = {
    'plain.mjs': `import { defineModel, ms, seconds } from 'spigo';
      const PERIOD = seconds(1);
      class Clock {
        constructor(period) { this.period = period; }
        start(self) { self.every(this.period, 'On'); }
        timer() {}
      }
      export const plain = defineModel({
        name: 'plain',
        options: {
          members: 5, period: PERIOD, timeout: ms(200), duration: seconds(10), variant: ['push', 'pull'],
        },
        actors: (setup, { period }) => void setup.spawn('a', () => new Clock(period)),
      });`,
  };

  test('has durations where unit functions made its plain defaults, and choices of words', async () => {
    const set = ['--set', 'period=2', '--set', 'timeout=1.5s', '--set', 'variant=pull', '-d', '20'];
    const args = ['plain.mjs', ...set, '--until', '1m', '--seed', '1', '--json'];
    const { stdout, stderr, code } = await new Folder(plain).run(args);
    const { scenario, outcome } = JSON.parse(stdout);
    expect(scenario.options).toEqual({
      members: 5,
      period: '2s',
      timeout: '1.5s',
      duration: '20s',
      variant: 'pull',
    });
    expect(outcome.events).toBe(30);
    expect([stderr, code]).toEqual(['', 0]);
  });

  test('refuses what its options do not take, by place, what it got and what it takes', async () => {
    const folder = new Folder(plain);
    for (const [args, line] of [
      ['--set timeout=1x', '--set timeout: got "1x", expected a duration such as 90s or 10m'],
      ['-d soon', '-d: got "soon", expected a duration such as 90s or 10m'],
      [
        '--set variant=pul',
        '--set variant: got "pul", expected one of push, pull; did you mean "pull"?',
      ],
      ['--set members=1x', '--set members: got "1x", expected a number'],
    ]) {
      const { stderr, code } = await folder.run(['plain.mjs', ...args.split(' ')]);
      expect([stderr.trim(), code]).toEqual([expect.stringContaining(line), 2]);
      expect(stderr.trim()).not.toContain('\n');
    }
  });

  test('may take anything of the spigo that runs it', async () => {
    const { exports } = JSON.parse(readFileSync('package.json', 'utf8'));
    const entries = Object.entries(exports).filter(([, target]) => typeof target === 'object');
    expect(entries.length).toBe(6);
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

  test('may lie in several modules, each of which takes what it needs', async () => {
    const folder = new Folder({
      'mine.ts': `import { defineModel } from 'spigo';
        import { station } from './station.ts';
        import { histogram } from './histogram.ts';
        export const mine = defineModel({
          name: 'mine',
          actors: () => console.log(station.busyCount, histogram.count),
        });`,
      'station.ts': `import { Station } from 'spigo/services';
        const serviceTime = { law: 'constant', value: 5 };
        export const station = new Station({ workers: 1, queueMax: 0, serviceTime });`,
      'histogram.ts': `import { Histogram } from 'spigo/metrics';
        export const histogram = new Histogram();`,
    });
    const { stderr, code } = await folder.run(['mine.ts']);
    expect([stderr, code]).toEqual(['[0s] 0 0\n', 0]);
  });

  test('may import whatever a module may: CommonJS, JSON, a module named .js, where it lies itself', async () => {
    const folder = new Folder({
      'a b#c%d/mine.ts': `import { defineModel, ms } from 'spigo';
        import { basename } from 'node:path';
        import data from './data.json';
        import common from './common.cts';
        import { four } from './four.js';
        const { five } = await import('./five.mjs');
        console.log(data.one, common.three, four, five, basename(import.meta.dirname), import.meta.url.slice(-7));
        class Thrower {
          start(self) { self.after(ms(1), 'Throw'); }
          timer() { throw new Error('six'); }
        }
        export default defineModel({ name: 'mine', actors: (setup) => void setup.spawn('a', () => new Thrower()) });`,
      'a b#c%d/data.json': '{ "one": 1 }',
      'a b#c%d/common.cts': "module.exports = { three: typeof require('node:fs').readFileSync };",
      'a b#c%d/four.ts': 'export const four: number = 4;',
      'a b#c%d/five.mjs': 'export const five = 5;',
    });
    const { stderr, code } = await folder.run(['a b#c%d/mine.ts', '--seed', '1']);
    const [line, ...stack] = stderr.split('\n');
    expect(line).toBe('1 function 4 5 a b#c%d mine.ts');
    expect(stack.join('\n')).toMatch(
      /^Error: six\n {4}at Thrower\.timer \(.*a b#c%d\/mine\.ts:10:27\)\n$/,
    );
    expect(code).toBe(1);
  });

  test('may be CommonJS, and finds itself where it lies, whatever its text says', async () => {
    const folder = new Folder({
      'cjs/package.json': '{ "type": "commonjs" }',
      'cjs/mine.js': `const { defineModel } = require('spigo');
        exports.mine = defineModel({ name: 'mine', actors() {} });`,
      'where.ts': `#!/usr/bin/env spigo
        const { url, dirname } = import.meta;
        console.log("import.meta.url", /import.meta.url/.source, url.endsWith('/where.ts'), dirname === process.cwd());
        import { defineModel } from 'spigo';
        export default defineModel({ name: 'where', actors() {} });`,
      'tsconfig.json': '{ "compilerOptions": { "target": "es5", ',
    });
    const [common, where] = [await folder.run(['cjs/mine.js']), await folder.run(['where.ts'])];
    expect([common.stdout.split(' ')[0], common.stderr, common.code]).toEqual(['mine', '', 0]);
    expect([where.stderr, where.code]).toEqual(['import.meta.url import.meta.url true true\n', 0]);
  });

  test('leaves no file where it ends the process while it is loaded', async () => {
    const folder = new Folder({ 'end.mjs': 'process.exit(5);', 'tmp/keep': '' });
    const env = { TMPDIR: join(folder.path, 'tmp') };
    expect((await folder.runApart(['end.mjs'], { env })).code).toBe(5);
    expect(readdirSync(env.TMPDIR)).toEqual(['keep']);
    expect((await folder.runApart(['end.mjs'], { env: { TMPDIR: '/none' } })).code).toBe(5);
  });

  test('is named in a scenario as seen from it, and in a result as seen from its run', async () => {
    const folder = new Folder({
      'models/mine.mjs': `import { defineModel, seconds } from 'spigo';
        class Clock { start(self) { self.every(seconds(1), 'On'); } timer() {} }
        export const clocks = defineModel({
          name: 'clocks',
          actors: (setup) => void setup.spawn('a', () => new Clock()),
        });
        export const none = defineModel({ name: 'none', actors() {} });`,
      'plans/long.json': JSON.stringify({
        model: { module: '../models/mine.mjs', export: 'clocks' },
        limits: { until: '1h' },
      }),
    });
    const run = await folder.run(['plans/long.json', '--json']);
    const result = JSON.parse(run.stdout);
    expect(result.outcome).toEqual({ reason: 'time-limit', at: 3_600_000_000, events: 3_600 });
    expect(result.scenario.model).toEqual({ module: './models/mine.mjs', export: 'clocks' });
    folder.write('results/a.json', run.stdout);
    const replayed = await folder.run(['replay', 'results/a.json']);
    expect(replayed.stdout).toMatch(/^same: 3,600 events/);
    expect(replayed.code).toBe(0);
  });

  test('that keeps itself busy ends as a livelock, which names the actors', async () => {
    const { stdout, stderr, code } = await new Folder().run([model('echo.mjs')]);
    expect(stdout).toMatch(/^echo in a livelock at 0s: starter, echo keep each other busy/);
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

  test('that changes what it has sent fails there, by actor, message and field', async () => {
    const folder = new Folder();
    const run = [model('party.ts'), '--seed', '1'];
    const [strict, careful, lenient] = await Promise.all([
      folder.run(run),
      folder.run([...run, '--set', 'copies=true']),
      folder.run([...run, '--no-strict']),
    ]);
    expect(strict.stdout).toMatch(
      /^party failed at 1\d\.?\d*ms: host, handling \{"type":"Arrived"\}: TypeError: .*: host changes its field guests, which it has sent: guests in \{"type":"Present","guests":\["guest\d+"\]\}\n/,
    );
    expect(strict.stderr).toMatch(/\n {4}at Host\.receive \(.*party\.ts:15:17\)\n/);
    expect(strict.code).toBe(1);
    expect(told(careful.stdout, 'counted')).toBe('told 200, toldOfAll 1');
    // Where nothing is frozen, all of them see what the list has become meanwhile.
    expect(told(lenient.stdout, 'counted')).toBe('told 200, toldOfAll 200');
    expect([careful.code, lenient.code]).toEqual([0, 0]);
  });

  test('prints to the console once, whoever runs it again to look at it', async () => {
    const folder = new Folder();
    const run = [model('ping.ts'), '--set', 'rounds=2', '--set', 'who=eve', '--seed', '1'];
    await folder.run([...run, '--trace', 'a.trace']);
    const { stdout } = await folder.run([...run, '--json']);
    folder.write('a.json', stdout);
    for (const again of [
      ['replay', 'a.trace'],
      ['replay', 'a.json'],
      ['explain', 'a.trace', '9'],
      ['replay', 'a.json', '--actor', 'eve'],
    ]) {
      const { stderr, code } = await folder.run(again);
      expect([again, stderr, code]).toEqual([again, '[100ms eve] pong 1\n[200ms eve] pong 2\n', 0]);
    }
  });

  test('that never spawns an actor at a channel is told of', async () => {
    const text = `import { defineModel } from 'spigo';
      export const mine = defineModel({
        name: 'mine',
        actors(setup) {
          const nobody = setup.channel('nobody');
          setup.spawn('a', () => ({ start: (self) => void self.send(nobody, 1) }));
        },
      });`;
    const { stderr, code } = await new Folder({ 'mine.mjs': text }).run(['mine.mjs']);
    expect(stderr).toBe('spigo: no actor was spawned at nobody: its channel leads nowhere\n');
    expect(code).toBe(0);
  });

  test('that lets a promise fail beside the run leaves no file', async () => {
    const folder = new Folder();
    const args = [model('faulty.mjs'), '--set', 'fault=stray', '-j', '--trace', 'x'];
    const { stderr, code } = await folder.runApart(args);
    expect(stderr).toMatch(/^spigo: something failed that ran beside the run.*\nTypeError: /);
    expect([code, folder.list()]).toEqual([1, []]);
  });
});
