import { expect, test } from 'vitest';
import { Folder } from '../cli/command.ts';

interface GraphRecord {
  readonly node?: string;
  readonly edge?: string;
  readonly source?: string;
  readonly target?: string;
}

test('-j writes fsm.json, and -r starts from it', async () => {
  const folder = new Folder();
  const written = await folder.run(['-a', 'fsm', '-d', '2', '-j', '-p', '10']);
  expect(written.code).toBe(0);
  expect(folder.list()).toEqual(['fsm.json']);
  const { arch, version, args, graph } = JSON.parse(folder.read('fsm.json'));
  expect([arch, version, args]).toEqual(['fsm', 'spigo-0.3', 'spigo -a fsm -d 2 -j -p 10']);
  const records: readonly GraphRecord[] = graph;
  const edges = records.filter(({ edge }) => edge !== undefined);
  expect(records.length - edges.length).toBe(10);

  const reloaded = await folder.run(['-d', '2', '-r', '-j', '--json']);
  expect(reloaded.code).toBe(0);
  expect(reloaded.stderr).toContain('#1 [0s] fsm: population 10 pirates\n');
  const links = reloaded.stderr.match(/fsm: Link .*/g);
  expect(links).toEqual(edges.map(({ source, target }) => `fsm: Link ${source} > ${target}`));
  // The graph that was read is written again under its name, with the records of the new run.
  const again: readonly GraphRecord[] = JSON.parse(folder.read('fsm.json')).graph;
  const pairs = (all: readonly GraphRecord[]): string[] =>
    all.map(({ node, source, target }) => node ?? `${source} > ${target}`);
  expect(pairs(again)).toEqual(expect.arrayContaining(pairs(records)));
  expect(JSON.parse(reloaded.stdout).graph.edges).toBeGreaterThanOrEqual(edges.length);
});

test('-d=0 -p=1000 is the benchmark, with the log lines of the original', async () => {
  const folder = new Folder();
  const args = ['-d=0', '-p=1000', '-g=true', '-j=0', '-cpuprofile=x'];
  const { stdout, stderr, code } = await folder.run(args, { env: { NO_COLOR: '' } });
  expect(code).toBe(0);
  // Neither is a terminal: they get no colours, whatever the environment says.
  expect(stdout + stderr).not.toContain('\u001b');
  expect(stdout).not.toContain('Nodes by');
  const [population, talk, delivered, ...rest] = stderr.trimEnd().split('\n');
  expect([population, talk]).toEqual([
    '#1 [0s] fsm: population 1000 pirates',
    '#1 [0s] fsm: Talk amongst yourselves for 0s',
  ]);
  expect(delivered).toBe('#5004 [0s] fsm: Delivered 5000 messages');
  expect(rest).toEqual([
    '#5005 [0s] fsm: Shutdown',
    '#7005 [0s] fsm: Exit',
    expect.stringMatching(/^spigo: wrote fsm.graphml, \d+ kB$/),
    expect.stringMatching(/^spigo: wrote x, \d+ kB$/),
    'spigo: fsm complete',
  ]);

  expect(folder.list()).toEqual(['fsm.graphml', 'x']);
  const { nodes, samples, timeDeltas, startTime, endTime } = JSON.parse(folder.read('x'));
  expect(samples.length).toBeGreaterThan(0);
  expect(timeDeltas.length).toBe(samples.length);
  expect(endTime).toBeGreaterThan(startTime);
  expect(nodes[0].callFrame.functionName).toBe('(root)');
  const ids = nodes.map(({ id }: { id: number }) => id);
  expect(ids).toEqual(expect.arrayContaining([...new Set(samples)]));
});
