import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PageData } from '../../cli/page/page-data.ts';
import { Folder, fixture, told } from '../cli/command.ts';

const RUN = ['-d', '2', '-p', '12', '--seed', '42'];

/** Reads the data of a page. */
function dataOf(page: string): PageData {
  const [, data = ''] = /id="data">(.*?)<\/script>/s.exec(page) ?? [];
  return JSON.parse(data);
}

describe('spigo --html', () => {
  test('writes the same page of the same run, and changes nothing of it', async () => {
    const folder = new Folder();
    const plain = await folder.run(RUN);
    const { stdout, code } = await folder.run([...RUN, '--html', 'a.html']);
    const first = folder.read('a.html');
    await folder.run([...RUN, '--html', 'a.html']);
    expect(folder.read('a.html')).toBe(first);
    expect([code, folder.list()]).toEqual([0, ['a.html']]);
    for (const heading of ['fingerprint', 'events', 'graph', 'again']) {
      const rate = /, [^,]* a second$/;
      expect(told(stdout, heading).replace(rate, '')).toBe(
        told(plain.stdout, heading).replace(rate, ''),
      );
    }
  });

  test('tells how the run ended, and how to make it again', async () => {
    const folder = new Folder();
    const { stdout } = await folder.run([...RUN, '--html', 'a.html', '-j']);
    const { about, graph } = dataOf(folder.read('a.html'));
    expect(about).toMatchObject({ model: 'fsm', outcome: 'complete at 2s', endAt: 2_000_000 });
    expect(Object.fromEntries(about.facts)).toMatchObject({
      fingerprint: told(stdout, 'fingerprint'),
      command: 'spigo -d 2 -p 12 --seed 42 --html a.html -j',
      again: told(stdout, 'again'),
    });
    const records = JSON.parse(folder.read('fsm.json')).graph;
    expect(graph.nodes.name).toEqual(
      records.flatMap((record: { node?: string }) => record.node ?? []),
    );
    expect(graph.edges.at.length).toBe(records.length - graph.nodes.name.length);
  });

  test('shows services in place of their instances with -f', async () => {
    const folder = new Folder();
    await folder.run([...RUN, '-f', '--html', 'a.html']);
    const { graph } = dataOf(folder.read('a.html'));
    expect(graph.nodes.name).toEqual(['pirate']);
    expect(graph.edges).toMatchObject({ source: [0], target: [0] });
  });

  test('of netflixoss has its zones apart in their region, and its tiers in order', async () => {
    const folder = new Folder();
    await folder.run(['-a', 'netflixoss', '-p', '200', '-d', '1', '--html', 'a.html']);
    const { graph, layout } = dataOf(folder.read('a.html'));
    expect([graph.nodes.name.length, graph.edges.at.length]).toEqual([85, 558]);
    const [region, ...zones] = layout.areas;
    expect(zones.map(({ label }) => label)).toEqual(['zone0', 'zone1', 'zone2']);
    for (const [index, { left, right, top, bottom }] of zones.entries()) {
      expect(left).toBeGreaterThan(zones[index - 1]?.right ?? region.left);
      expect(right).toBeLessThan(region.right);
      expect([top > region.top, bottom < region.bottom]).toEqual([true, true]);
    }
    expect(layout.tiers.map(({ label }) => label)).toEqual(['elb-api', 'zuul', 'karyon', 'staash']);
  });

  test('of a hundred pirates is less than a megabyte', async () => {
    const folder = new Folder();
    await folder.run(['-p', '100', '--seed', '42', '--html', 'a.html']);
    expect(folder.read('a.html').length).toBeLessThan(1_000_000);
  });

  test('of a run that failed, or has no graph, is whole too', async () => {
    const folder = new Folder();
    const { code } = await folder.run([fixture('models/faulty.mjs'), '--html', 'a.html']);
    expect(code).toBe(1);
    const { about, graph } = dataOf(folder.read('a.html'));
    expect(about.outcome).toMatch(/^failed at /);
    // It reports no graph, so that its actors are the nodes.
    expect(graph.nodes.name.length).toBeGreaterThan(0);
    expect(graph.edges.at).toEqual([]);
  });

  test('refuses a graph that is too large at once, in one line, and leaves no file', async () => {
    const folder = new Folder();
    const args = ['-p', '100001', '-d', '30d', '--html', 'a.html'];
    const { code, stderr } = await folder.run(args);
    expect(code).toBe(2);
    expect(stderr.split('\n').filter((line) => line.startsWith('spigo: '))).toEqual([
      'spigo: --html a.html: got a graph of more than 100,000 nodes, expected at most that many; a smaller -p makes fewer',
    ]);
    expect(folder.list()).toEqual([]);
  });

  test('does not write over a file that the run is made of', async () => {
    const folder = new Folder({ 'x.json': '{}' });
    const { code, stderr } = await folder.run(['x.json', '--html', './x.json']);
    expect(code).toBe(2);
    expect(stderr).toBe(
      'spigo: --html ./x.json: got the file that the run is made of, expected another\n',
    );
    expect(folder.read('x.json')).toBe('{}');
  });
});

// The opener of a system that has a shell.
describe.runIf(process.platform === 'linux')('spigo --open', () => {
  /** A folder with an opener that notes what it was to open. */
  function withOpener(): Folder {
    const folder = new Folder({
      'bin/xdg-open': '#!/bin/sh\necho "$1" > opened.new\nmv opened.new opened\n',
    });
    chmodSync(join(folder.path, 'bin/xdg-open'), 0o755);
    return folder;
  }

  /** Waits for what the opener has noted: nobody waits for its end. */
  async function opened(folder: Folder): Promise<string> {
    while (!folder.list().includes('opened'))
      await new Promise((resolve) => setTimeout(resolve, 20));
    return folder.read('opened');
  }

  test('opens the page, which has the architecture’s name without --html', async () => {
    const folder = withOpener();
    const env = { PATH: `${join(folder.path, 'bin')}:${process.env.PATH}` };
    const { code, stderr } = await folder.run([...RUN, '--open'], { env });
    expect([code, stderr]).toEqual([0, expect.stringMatching(/fsm complete\n$/)]);
    expect(await opened(folder)).toBe(`${join(folder.path, 'fsm.html')}\n`);
    expect(dataOf(folder.read('fsm.html')).about.model).toBe('fsm');
  });

  test('opens the one that --html names', async () => {
    const folder = withOpener();
    const env = { PATH: `${join(folder.path, 'bin')}:${process.env.PATH}` };
    await folder.run([...RUN, '--open', '--html', 'a b.html'], { env });
    expect(await opened(folder)).toBe(`${join(folder.path, 'a b.html')}\n`);
  });

  test('says so where nothing opens files, and leaves the page', async () => {
    const folder = new Folder();
    const { code, stderr } = await folder.run([...RUN, '--open'], { env: { PATH: folder.path } });
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /\nspigo: --open: got no xdg-open \(ENOENT\), expected a program that opens files; the page is fsm\.html\n$/,
    );
    expect(folder.list()).toEqual(['fsm.html']);
  });
});
