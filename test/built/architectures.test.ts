import { describe, expect, test } from 'vitest';
import { Folder, told } from '../cli/command.ts';

const SHOP = {
  arch: 'shop',
  version: 'arch-0.1',
  services: [
    { name: 'db', package: 'store', count: 2, regions: 1, dependencies: [] },
    { name: 'web', package: 'monolith', count: 6, regions: 1, dependencies: ['db'] },
    { name: 'dns', package: 'denominator', count: 0, regions: 0, dependencies: ['web'] },
  ],
};
const files = { 'my.json': JSON.stringify(SHOP) };

test('spigo FILE runs an architecture as -a FILE does, and says so in its line', async () => {
  const folder = new Folder(files);
  const run = ['-d', '1', '--seed', '1'];
  const [named, alone] = [
    await folder.run(['-a', 'my.json', ...run]),
    await folder.run(['my.json', ...run]),
  ];
  expect([named.code, alone.code]).toEqual([0, 0]);
  expect(told(alone.stdout, 'fingerprint')).toBe(told(named.stdout, 'fingerprint'));
  expect(told(alone.stdout, 'again')).toBe('spigo my.json -d 1s --seed 1');
});

describe('spigo -a netflixoss', () => {
  test.each([
    ['100', 43, 144],
    ['200', 85, 558],
    ['1000', 421, 13_590],
  ])('-p %s has %i nodes and %i edges, and answers', async (population, nodes, edges) => {
    const folder = new Folder();
    const { stdout, code } = await folder.run(['-a', 'netflixoss', '-p', population, '--json']);
    const { graph, counts, outcome } = JSON.parse(stdout);
    expect(graph).toEqual({ nodes, edges });
    expect(outcome.reason).toBe('stopped');
    const { requests, answered } = counts.model;
    expect(Math.abs(requests - 100)).toBeLessThan(4 * Math.sqrt(100));
    expect(requests - answered).toBeLessThan(5);
    expect(code).toBe(0);
  });

  test('says what the original said', async () => {
    const { stderr } = await new Folder().run(['-a', 'netflixoss', '-p', '200', '-d', '2']);
    expect(stderr).toContain('netflixoss: scaling to 200%\n');
    expect(stderr).toContain('netflixoss: elb activity rate  10 a second\n');
  });

  test('-w deploys it in several regions, whose zones the graph files tell', async () => {
    const folder = new Folder();
    const { stdout } = await folder.run(['-a', 'netflixoss', '-w', '2', '-p', '12', '-j']);
    expect(stdout).toMatch(/^again +spigo -a netflixoss -p 12 -w 2 --seed \w+$/m);
    const { graph } = JSON.parse(folder.read('netflixoss.json'));
    expect(graph).toContainEqual({
      node: 'us-west-2.karyon2',
      service: 'karyon',
      zone: 'us-west-2/zone2',
      at: 0,
    });
  });

  test('-r starts from the graph of a run before, and makes the same run', async () => {
    const folder = new Folder();
    const args = ['-a', 'netflixoss', '-p', '34', '--seed', '1', '--json'];
    const first = JSON.parse((await folder.run([...args, '-j'])).stdout);
    const second = JSON.parse((await folder.run([...args, '-r'])).stdout);
    expect(second.scenario.graph.nodes).toHaveLength(first.graph.nodes);
    expect(second.fingerprint).toBe(first.fingerprint);
  });
});

describe('an architecture of a file', () => {
  test('runs, writes files of its name, and is whole in the result', async () => {
    const folder = new Folder(files);
    const { stdout } = await folder.run(['-a', './my.json', '-j', '--seed', '1', '--json']);
    const { scenario, counts } = JSON.parse(stdout);
    expect(scenario.model).toEqual({ architecture: SHOP });
    expect(counts.model.answered).toBeGreaterThan(60);
    expect(folder.list()).toEqual(['my.json', 'shop.json']);
    const elsewhere = new Folder({ 'run.json': stdout });
    const replay = await elsewhere.run(['replay', 'run.json']);
    expect(replay.stdout).toMatch(/^same: /);
  });

  test('may stand in a scenario', async () => {
    const folder = new Folder({
      'x.json': JSON.stringify({ model: { architecture: SHOP }, options: { population: 200 } }),
    });
    const { stdout } = await folder.run(['x.json', '--json']);
    expect(JSON.parse(stdout).graph.nodes).toBe(4 + 12 + 1);
  });

  test('is not written over by its graph', async () => {
    const folder = new Folder({ 'shop.json': JSON.stringify(SHOP) });
    const { stderr, code } = await folder.run(['-a', 'shop.json', '-j']);
    expect(stderr).toBe(
      'spigo: -j shop.json: got the file that the run is made of, expected another\n',
    );
    expect(code).toBe(2);
    expect(folder.read('shop.json')).toBe(JSON.stringify(SHOP));
  });

  const [db, web, dns] = SHOP.services;
  test.each([
    ['./none.json', undefined, './none.json: got no such file, expected a file to read'],
    ['x.json', '{', /^x\.json: got a file cut short at line 1/],
    [
      'x.json',
      { ...SHOP, services: [db, { ...web, dependencies: ['bd'] }, dns] },
      /^x\.json: service "web": dependencies.* did you mean "db"\?$/,
    ],
    [
      'x.json',
      { ...SHOP, services: [{ ...db, package: 'stor' }, web, dns] },
      /^x\.json: service "db": package: got "stor".* did you mean "store"\?$/,
    ],
    [
      'x.json',
      { ...SHOP, services: [{ ...db, workers: 0 }, web, dns] },
      /^x\.json: service "db": workers: got 0, expected /,
    ],
  ])('%s that is wrong gets one clear line, exit 2', async (path, content, told) => {
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    const folder = new Folder(content === undefined ? {} : { [path]: text });
    const { stdout, stderr, code } = await folder.run(['-a', path, '-j', '-g']);
    expect([stdout, code]).toEqual(['', 2]);
    expect(stderr.split('\n')).toHaveLength(2);
    expect(stderr.replace(/^spigo: |\n$/g, '')).toMatch(told);
    expect(folder.list()).toEqual(content === undefined ? [] : [path]);
  });

  test('that would be too large is refused', async () => {
    const folder = new Folder(files);
    const { stderr, code } = await folder.run(['-a', 'my.json', '-p', '1000000', '-w', '99']);
    expect(stderr).toMatch(/^spigo: population: got 1000000 % in 99 regions, .*expected up to/);
    expect(code).toBe(2);
  });
});
