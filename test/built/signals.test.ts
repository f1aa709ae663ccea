import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { ended, Folder } from '../cli/command.ts';

/** This is longer than any test may take. A signal ends it. */
const LONG = ['-d', '30d', '-p', '100', '--seed', '1'];

/** Waits until a run has written to standard error. It is under way by then. */
const underWay = (child: ChildProcess, sign = 'Delivered'): Promise<void> =>
  new Promise((resolve, reject) => {
    let seen = '';
    child.stderr?.on('data', (chunk) => {
      seen += chunk;
      if (seen.includes(sign)) resolve();
    });
    child.on('close', () => reject(new Error(`ended without "${sign}":\n${seen}`)));
  });

describe('a run that is interrupted', () => {
  test('ends at once and leaves its files whole', async () => {
    const folder = new Folder();
    const outputs = ['-g', '-j', '-m', '--trace', 'run.trace', '-cpuprofile', 'run.cpuprofile'];
    outputs.push('--html', 'run.html');
    const child = folder.start([...LONG, ...outputs], { stdoutTo: 'messages' });
    await underWay(child);
    expect(folder.list().filter((name) => !name.endsWith('.partial'))).toEqual(['messages']);
    child.kill('SIGINT');
    const { code, stderr } = await ended(child);
    expect(code).toBe(130);
    expect(
      stderr
        .replace(/, [\d.]+ (kB|MB)$/gm, '')
        .trimEnd()
        .split('\n'),
    ).toEqual([
      'spigo: wrote fsm.graphml',
      'spigo: wrote fsm.json',
      'spigo: wrote run.trace',
      'spigo: wrote run.html',
      'spigo: wrote run.cpuprofile',
    ]);

    expect(folder.list()).toEqual([
      'fsm.graphml',
      'fsm.json',
      'messages',
      'run.cpuprofile',
      'run.html',
      'run.trace',
    ]);
    expect(folder.read('messages')).toMatch(/^fsm interrupted at /m);
    expect(folder.read('messages')).toMatch(/\nagain {8}.*\n$/);
    expect(folder.read('fsm.graphml').trimEnd()).toMatch(/<\/graphml>$/);
    const nodes = JSON.parse(folder.read('fsm.json')).graph.filter((one: object) => 'node' in one);
    expect(nodes.length).toBe(100);
    JSON.parse(folder.read('run.cpuprofile'));
    expect(folder.read('run.html')).toMatch(/<title>fsm interrupted at .*<\/html>\n$/s);
    const lines = folder.read('run.trace').trimEnd().split('\n');
    expect(JSON.parse(lines.at(-1) ?? '').end.outcome).toMatchObject({
      reason: 'interrupted',
      events: lines.length - 2,
    });
  });

  test('tells its result, which is replayed as far', async () => {
    const folder = new Folder();
    const child = folder.start([...LONG, '--json'], { stdoutTo: 'a.json' });
    await underWay(child);
    child.kill('SIGTERM');
    const { code } = await ended(child);
    expect(code).toBe(143);
    expect(JSON.parse(folder.read('a.json')).outcome.reason).toBe('interrupted');
    const replayed = await folder.run(['replay', 'a.json']);
    expect(replayed.stdout).toMatch(/^same: /);
    expect(replayed.code).toBe(0);
  });

  test('is not only one of spigo run', async () => {
    const folder = new Folder({
      'long.json': JSON.stringify({ model: { module: './long.mjs', export: 'long' }, seed: 1 }),
      // What it writes to the console is not printed while the event is looked for.
      'long.mjs': `import { defineModel, ms } from 'spigo';
        export const long = defineModel({
          name: 'long',
          actors: (setup) => void setup.spawn('a', () => ({
            start(self) {
              process.stderr.write('under way');
              self.every(ms(1), 'On');
            },
          })),
        });`,
    });
    const child = folder.start(['explain', 'long.json', '999999999999']);
    await underWay(child, 'under way');
    child.kill('SIGINT');
    const { code, stdout } = await ended(child);
    expect([stdout, code]).toEqual(['', 130]);
  });
});

describe('two signals within one slice', () => {
  /** Its second event takes long, and the nodes of its graph know each other in a ring. */
  const BUSY = `import { defineModel, ms } from 'spigo';
    export const busy = defineModel({
      name: 'busy',
      actors(setup) {
        const ring = Array.from({ length: 30 }, (_, index) => setup.channel('n' + index));
        for (const [index, node] of ring.entries()) setup.spawn(node, () => ({
          start(self) {
            self.report({ kind: 'node', service: 'n' });
            self.report({ kind: 'edge', target: ring[(index + 1) % ring.length] });
            if (index === 0) self.every(ms(1), 'On');
          },
          timer(_, self) {
            if (self.now > ms(1)) return;
            process.stderr.write('under way');
            for (let count = 0; count < 5e8; count++);
          },
        }));
      },
    });`;

  /** Runs it until signals come. Returns its exit code, and its page but for what a run's name tells. */
  async function interrupted(signals: readonly NodeJS.Signals[]) {
    const folder = new Folder({ 'busy.mjs': BUSY });
    const child = folder.start(['busy.mjs', '-d', '30d', '--seed', '1', '--html', 'page.html']);
    await underWay(child, 'under way');
    for (const signal of signals) child.kill(signal);
    const { code, stdout } = await ended(child);
    expect(stdout).toMatch(/^busy interrupted at .*\nagain .*\n$/s);
    expect(folder.list()).toEqual(['busy.mjs', 'page.html']);
    return { code, page: folder.read('page.html') };
  }

  test('end the run once, and the second one ends the layout of its page', async () => {
    const [one, two] = await Promise.all([
      interrupted(['SIGINT']),
      interrupted(['SIGINT', 'SIGTERM']),
    ]);
    expect(one.code).toBe(130);
    // The system chooses which of the two comes first.
    expect([130, 143]).toContain(two.code);
    expect(two.page).toMatch(/<\/html>\n$/);
    // The graphs are the same, and lie otherwise.
    expect(two.page.length).toBeGreaterThan(10_000);
    expect(two.page === one.page).toBe(false);
  });
});

describe('a reader that has gone', () => {
  test('ends a run that prints its messages', async () => {
    const folder = new Folder();
    const { stdout } = await folder.shell(
      '{ spigo -m -d 30d --trace run.trace; echo $? > code; } | head -1',
    );
    expect(stdout).toBe('#2 [0s] fsm > Pirate1: Hello (fsm) Pirate1\n');
    expect(folder.read('code')).toBe('141\n');
    expect(folder.read('run.trace')).toContain('"reason":"interrupted"');
  });

  test('is told by the exit code, not by a stack trace', async () => {
    const child = new Folder().start(['-d', '1', '-p', '3', '--json']);
    child.stdout?.destroy();
    let stderr = '';
    child.stderr?.on('data', (chunk) => {
      stderr += chunk;
    });
    const [code] = await once(child, 'close');
    expect(stderr).toMatch(/spigo: fsm complete\n$/);
    expect(code).toBe(141);
  });
});
