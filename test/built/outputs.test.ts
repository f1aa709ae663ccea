import { setTimeout } from 'node:timers/promises';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { ended, Folder, fixture } from '../cli/command.ts';

test('graphs and trace tell of the same run as the result', async () => {
  const folder = new Folder();
  const args = ['-d', '3', '-p', '20', '-g', '-j', '--trace', 'a <b>.trace', '--json'];
  const { stdout } = await folder.run(args);
  const { graph, outcome, fingerprint, scenario } = JSON.parse(stdout);
  expect(folder.list()).toEqual(['a <b>.trace', 'fsm.graphml', 'fsm.json']);

  const records = JSON.parse(folder.read('fsm.json')).graph;
  expect(records.filter((one: object) => 'node' in one).length).toBe(graph.nodes);
  expect(records.filter((one: object) => 'edge' in one).length).toBe(graph.edges);
  expect(tagCounts(folder.read('fsm.graphml'))).toMatchObject({
    node: graph.nodes,
    edge: graph.edges,
  });

  const [header, ...lines] = folder.read('a <b>.trace').trimEnd().split('\n');
  expect(JSON.parse(header).scenario).toEqual(scenario);
  expect(JSON.parse(lines.pop() ?? '')).toEqual({ end: { outcome, fingerprint } });
  expect(lines.map((line) => JSON.parse(line).event)).toEqual(
    Array.from({ length: outcome.events }, (_, index) => index + 1),
  );
});

test('-f shows services in place of their instances', async () => {
  const folder = new Folder();
  const { stdout } = await folder.run(['-d', '1', '-p', '9', '-f', '-g', '-j', '--json']);
  expect(JSON.parse(stdout).graph.nodes).toBe(9);
  expect(JSON.parse(folder.read('fsm.json')).graph).toEqual([
    { node: 'pirate', service: 'pirate', at: 0 },
    { edge: 'e1', source: 'pirate', target: 'pirate', at: 0 },
  ]);
  expect(tagCounts(folder.read('fsm.graphml'))).toMatchObject({ node: 1, edge: 1 });
});

test('a run that failed leaves its graphs and trace whole', async () => {
  const folder = new Folder();
  const { code } = await folder.run([fixture('models/faulty.mjs'), '-j', '--trace', 'x']);
  expect(code).toBe(1);
  expect(folder.list()).toEqual(['faulty.json', 'x']);
  expect(JSON.parse(folder.read('faulty.json')).graph).toEqual([]);
  expect(folder.read('x')).toContain('"reason":"actor-failed"');
});

test('a file that the run is made of is not written over', async () => {
  const files = {
    'fsm.json': JSON.stringify({
      arch: 'fsm',
      version: 'spigo-0.3',
      graph: [
        { node: 'ann', service: 'pirate' },
        { node: 'ben', service: 'pirate' },
      ],
    }),
    'x.json': '{}',
    'plans/mine.json': JSON.stringify({ model: { module: '../mine.mjs', export: 'mine' } }),
    'ship.mjs': "export const ship = 'Adventure';",
    'data.json': '{}',
    'mine.mjs': `import { defineModel } from 'spigo';
      import data from './data.json' with { type: 'json' };
      import { ship } from './ship.mjs';
      export const aboard = [ship, data];
      export const mine = defineModel({ name: 'mine', actors() {} });`,
  };
  const folder = new Folder(files);
  for (const args of [
    ['x.json', '--trace', './x.json'],
    ['-r', '--trace', 'fsm.json'],
    ['plans/mine.json', '--trace', 'mine.mjs'],
    ['mine.mjs', '--metrics', 'plans/../mine.mjs'],
    ['mine.mjs', '--trace', 'ship.mjs'],
    ['plans/mine.json', '--trace', 'ship.mjs'],
    ['mine.mjs', '--spans', 'data.json', '--force'],
  ]) {
    const { stderr, code } = await folder.run(args);
    expect({ args, code }).toEqual({ args, code: 2 });
    expect(stderr).toMatch(/got the file that the run is made of, expected another\n$/);
  }
  for (const [name, text] of Object.entries(files)) expect(folder.read(name)).toBe(text);
});

test('a graph replaces the last one, and somebody’s own file of its name only by force', async () => {
  const shop = '{"arch":"shop","version":"arch-0.1","services":[]}';
  const folder = new Folder({ 'lamp.json': shop });
  const lamp = ['-a', 'lamp', '-d', '1', '-j', '--seed', '1'];
  const { stderr, code } = await folder.run(lamp);
  expect(stderr).toBe(
    'spigo: -j lamp.json: got a file that spigo has not written for it, expected another folder, or --force to replace it\n',
  );
  expect([code, folder.read('lamp.json')]).toEqual([2, shop]);
  expect((await folder.run([...lamp, '--force'])).code).toBe(0);
  expect(folder.read('lamp.json')).not.toBe(shop);
  const again = await folder.run(lamp);
  expect(again.stderr).toMatch(/^spigo: wrote lamp\.json, [\d.]+ kB$/m);
  expect(again.code).toBe(0);
});

test('what a killed run has left is swept by the next, and is in no way', async () => {
  const folder = new Folder();
  const child = folder.start(['-d', '30d', '--trace', 'a.trace']);
  while (folder.list().length === 0) await setTimeout(20);
  child.kill('SIGKILL');
  await ended(child);
  expect(folder.list()).toEqual([expect.stringMatching(/\.partial$/)]);
  expect((await folder.runApart(['-d', '1', '-p', '2', '--trace', 'a.trace'])).code).toBe(0);
  expect(folder.list()).toEqual(['a.trace']);
});

test('a file that the command prints to is not written over', async () => {
  const folder = new Folder();
  const args = ['-d', '1', '-p', '2', '--json', '--trace', 'a.json'];
  const { stderr, code } = await folder.runApart(args, { stdoutTo: 'a.json' });
  expect(stderr).toBe(
    'spigo: --trace a.json: got the file that the command prints to, expected another\n',
  );
  expect([code, folder.list(), folder.read('a.json')]).toEqual([2, ['a.json'], '']);
});

test('a trace may go to a pipe', async () => {
  const { stdout, stderr, code } = await new Folder().shell(
    'spigo -d 1 -p 2 --seed 1 --trace /dev/stdout | cat',
  );
  const lines = stdout.split('\n');
  const end = lines.findIndex((line) => line.startsWith('{"end":'));
  expect(JSON.parse(lines[end]).end.outcome.events).toBe(end - 1);
  // The summary comes after it.
  expect(lines[end + 1]).toBe('fsm complete at 1s');
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringMatching(/fsm complete\n$/) });
});

/** How often each element occurs. @throws for what is no well-formed XML. */
function tagCounts(xml: string): Record<string, number> {
  const counts: Record<string, number> = {};
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', ({ local }) => {
    counts[local] = (counts[local] ?? 0) + 1;
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  return counts;
}

test('a file that shows no graph is told of', async () => {
  const folder = new Folder({
    'mine.mjs': `import { defineModel } from 'spigo';
      export const mine = defineModel({ name: 'mine', actors: (setup) => void setup.spawn('a', () => ({})) });`,
  });
  const { stderr } = await folder.run(['mine.mjs', '-j', '--html', 'page.html', '--trace', 'x']);
  const told = stderr.split('\n').filter((line) => line.includes('no actor reported'));
  // The page shows its actors.
  expect(told).toEqual(['spigo: mine.json: no actor reported a node of the graph']);
});
