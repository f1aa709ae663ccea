import { describe, expect, test } from 'vitest';
import { Folder, told } from '../cli/command.ts';

/** A model of one actor whose value is `most` after as many seconds. */
const files = {
  'counter.mjs': `import { always, defineModel, each, eventually, seconds } from 'spigo';
    class Counter {
      value = 0;
      start(self) { self.every(seconds(1), 'Next'); }
      timer() { this.value += 1; }
    }
    export const counter = defineModel({
      name: 'counter',
      options: { most: 5 },
      properties: [
        always('any', () => true),
        each('few', Counter, ({ value }) => value < 5 || \`counts \${value}\`),
        eventually('many', { within: seconds(100) }, () => false),
      ],
      actors: (setup) => void setup.spawn('one', () => new Counter()),
    });`,
};

describe('properties of a model, by the command', () => {
  test('are counted, and those that do not hold are told with the reason', async () => {
    const folder = new Folder(files);
    const held = await folder.run(['counter.mjs', '--until', '4s', '--seed', '1']);
    expect(told(held.stdout, 'properties')).toBe('2 held, 1 inconclusive');
    expect(held.stdout).toContain(
      '\ninconclusive: many: the run has come to 4s, it is due after 1.67m\n'.replace(
        '1.67m',
        '100s',
      ),
    );
    const broken = await folder.run(['counter.mjs', '--until', '9s', '--seed', '1']);
    expect(told(broken.stdout, 'properties')).toBe('1 held, 1 broken, 1 inconclusive');
    expect(broken.stdout).toContain('\nbroken: few: one: counts 5 (at 5s, event 6)\n');
    expect(broken.stdout).toMatch(/\nagain {8}spigo counter\.mjs --until 9s --seed 1\n$/);
    expect([held.code, broken.code]).toEqual([0, 1]);
  });

  test('are in a result, and told again by replay', async () => {
    const folder = new Folder(files);
    const { code, stderr, stdout } = await folder.run([
      'counter.mjs',
      '--until',
      '9s',
      '--seed',
      '1',
      '--json',
    ]);
    const { verdicts } = JSON.parse(stdout);
    expect(verdicts[1]).toEqual({
      property: 'few',
      kind: 'each',
      verdict: 'broken',
      reason: 'counts 5',
      at: 5_000_000,
      event: 6,
      actor: 'one',
      evaluated: 6,
      held: 5,
    });
    const line = 'broken: few: one: counts 5 (at 5s, event 6)\n';
    expect(stderr).toBe(`${line}again        spigo counter.mjs --until 9s --seed 1\n`);
    expect(code).toBe(1);
    folder.write('run.json', stdout);
    const again = await folder.run(['replay', 'run.json']);
    expect(again.stdout).toMatch(/^same: 9 events, fingerprint /);
    expect(again.stdout).toContain(line);
    expect(again.code).toBe(1);
    const other = { ...verdicts[1], verdict: 'held' };
    const before = JSON.parse(stdout);
    folder.write('other.json', JSON.stringify({ ...before, verdicts: [other] }));
    const diff = await folder.run(['diff', 'other.json', 'run.json']);
    expect(diff.stdout).toBe(
      'differs in what was counted\n  verdicts.few: expected held, got broken\n',
    );
    expect(diff.code).toBe(3);
  });
});
