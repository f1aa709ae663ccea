import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { resultJson } from '../../cli/result-json.ts';
import { versions } from '../../cli/versions.ts';
import { seconds, simulate } from '../../kernel/index.ts';
import { fsm } from '../../models/fsm/fsm.ts';
import { Folder, fixture } from '../cli/command.ts';

const TRACE = fixture('traces/three-pirates.trace');

const EXPLAINED = `Event
  #28 [1.214s] Pirate2 > Pirate3: NameDrop (Pirate1) Pirate1  (b0241e4b174061f7)
Causes, from the start
  #1 [0s] fsm: start  (9d32dcb5e63f3efa)
  #5 [0s] fsm: timer Link  (91ab3d62bd82d6d4)
  #6 [0s] fsm: timer Provide  (f0000cba4ba9e934)
  #14 [0s] fsm > Pirate2: Chat 607000  (96ef51dd0d9ba275)
  #22 [607ms] Pirate2: timer Chat  (e35905f4bf7e9013)
  #27 [1.214s] Pirate2: timer Chat  (57cf8aee3d011669)
State of Pirate3 at 1.214s, before (-) and after (+)
`;

test('an event is explained by its causes back to the start', async () => {
  const run = simulate(fsm, { seed: '4', options: { population: 3, duration: seconds(2) } });
  const folder = new Folder({ 'a.json': resultJson(run, versions(), 1) });
  const [byNumber, byId, ofResult] = await Promise.all([
    folder.run(['explain', TRACE, '28']),
    folder.run(['explain', TRACE, 'b0241e4b174061f7']),
    folder.run(['explain', 'a.json', '28']),
  ]);
  expect(byNumber.stdout.slice(0, EXPLAINED.length)).toBe(EXPLAINED);
  expect(byId.stdout).toBe(byNumber.stdout);
  expect(ofResult.stdout).toBe(byNumber.stdout);
  expect([byNumber.code, byId.code, ofResult.code]).toEqual([0, 0, 0]);
});

test('an event is explained by what it changed in its actor', async () => {
  const { stdout } = await new Folder().run(['explain', TRACE, '34']);
  expect(stdout).toContain('\n  - booty: 94\n  + booty: 96\n');
  const lines = stdout.split('\n');
  expect(lines).toContain("    name: 'Pirate1'");
  expect(lines.filter((line) => /^ {2}[-+] /.test(line)).length).toBeGreaterThanOrEqual(2);
});

test('an event that the run does not have is refused', async () => {
  const folder = new Folder();
  const [number, id] = await Promise.all([
    folder.run(['explain', TRACE, '42']),
    folder.run(['explain', TRACE, '0123456789abcdef']),
  ]);
  expect(number.stderr).toBe('spigo: event 42: not in this run, which has 41 events\n');
  expect(id.stderr).toMatch(/^spigo: event 0123456789abcdef: not in this run, which has 41 events/);
  expect([number.code, id.code, number.stdout, id.stdout]).toEqual([2, 2, '', '']);
});

test('an event that is another one in the run made again is not explained', async () => {
  const lines = readFileSync(TRACE, 'utf8').split('\n');
  lines[28] = lines[28].replace('Pirate1', 'Pirate2');
  const folder = new Folder({ 'a.trace': lines.join('\n') });
  const [altered, other] = await Promise.all([
    folder.run(['explain', 'a.trace', '28']),
    folder.run(['explain', 'a.trace', '29']),
  ]);
  expect(altered).toEqual({
    stdout: '',
    stderr:
      'spigo: a.trace: event 28 is another one when the run is made again; spigo replay shows where they first differ\n',
    code: 3,
  });
  expect(other.code).toBe(0);
});
