import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { resultJson } from '../../cli/output/result-json.ts';
import { versions } from '../../cli/output/versions.ts';
import { seconds, simulate } from '../../kernel/index.ts';
import { fsm } from '../../models/fsm/fsm.ts';
import { Folder, fixture } from '../cli/command.ts';

const TRACE = fixture('traces/three-pirates.trace');

const EXPLAINED = `Event
  #29 [1.214s] Pirate2 > Pirate3: NameDrop (Pirate1) Pirate1  (9676ee5c219cefb9)
Causes, from the start
  #1 [0s] fsm: start  (9d32dcb5e63f3efa)
  #5 [0s] fsm: timer Link  (91ab3d62bd82d6d4)
  #6 [0s] fsm: timer Provide  (f0000cba4ba9e934)
  #14 [0s] fsm > Pirate2: Chat 607000  (219198f9c0c7c8db)
  #22 [607ms] Pirate2: timer Chat  (e84547608721184d)
  #28 [1.214s] Pirate2: timer Chat  (0598369f0871e177)
State of Pirate3 at 1.214s, before (-) and after (+)
`;

test('an event is explained by its causes back to the start', async () => {
  const run = simulate(fsm, { seed: '4', options: { population: 3, duration: seconds(2) } });
  const folder = new Folder({ 'a.json': resultJson(run, versions(), 1) });
  const [byNumber, byId, ofResult] = await Promise.all([
    folder.run(['explain', TRACE, '29']),
    folder.run(['explain', TRACE, '9676ee5c219cefb9']),
    folder.run(['explain', 'a.json', '29']),
  ]);
  expect(byNumber.stdout.slice(0, EXPLAINED.length)).toBe(EXPLAINED);
  expect(byId.stdout).toBe(byNumber.stdout);
  expect(ofResult.stdout).toBe(byNumber.stdout);
  expect([byNumber.code, byId.code, ofResult.code]).toEqual([0, 0, 0]);
});

test('an event is explained by what it changed in its actor', async () => {
  const { stdout } = await new Folder().run(['explain', TRACE, '34']);
  expect(stdout).toContain('\n  - booty: 97\n  + booty: 99\n');
  const lines = stdout.split('\n');
  expect(lines).toContain("    name: 'Pirate1'");
  expect(lines.filter((line) => /^ {2}[-+] /.test(line)).length).toBeGreaterThanOrEqual(2);
});

test('an event that the run does not have is refused', async () => {
  const folder = new Folder();
  const [number, id] = await Promise.all([
    folder.run(['explain', TRACE, '43']),
    folder.run(['explain', TRACE, '0123456789abcdef']),
  ]);
  expect(number.stderr).toBe('spigo: event 43: not in this run, which has 42 events\n');
  expect(id.stderr).toMatch(/^spigo: event 0123456789abcdef: not in this run, which has 42 events/);
  expect([number.code, id.code, number.stdout, id.stdout]).toEqual([2, 2, '', '']);
});

test('a set-up that fails when the run is made again is told in one line', async () => {
  const folder = new Folder({
    'once.mjs': `import { defineModel } from 'spigo';
      let runs = 0;
      export const once = defineModel({
        name: 'once',
        actors(setup) {
          runs += 1;
          if (runs > 1) throw new RangeError('only once');
          setup.spawn('a', () => ({ start() {} }));
        },
      });`,
    'x.json': JSON.stringify({ model: { module: './once.mjs', export: 'once' }, seed: '1' }),
  });
  const { stdout, stderr, code } = await folder.run(['explain', 'x.json', '1']);
  expect(stderr).toMatch(/^spigo: model once: its set-up failed: RangeError: only once .*\n$/);
  expect([stdout, code]).toEqual(['', 2]);
});

test('an event that is another one in the run made again is not explained', async () => {
  const lines = readFileSync(TRACE, 'utf8').split('\n');
  lines[29] = lines[29].replace('Pirate1', 'Pirate2');
  const folder = new Folder({ 'a.trace': lines.join('\n') });
  const [altered, other] = await Promise.all([
    folder.run(['explain', 'a.trace', '29']),
    folder.run(['explain', 'a.trace', '30']),
  ]);
  expect(altered).toEqual({
    stdout: '',
    stderr:
      'spigo: a.trace: event 29 is another one when the run is made again; spigo replay shows where they first differ\n',
    code: 3,
  });
  expect(other.code).toBe(0);
});
