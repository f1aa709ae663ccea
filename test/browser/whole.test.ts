import { expect, test } from 'vitest';
import type { PageData } from '../../cli/page/page-data.ts';
import { Folder } from '../cli/command.ts';
import { edge, node, pageDataOf, zonedServices } from '../cli/page/graphs.ts';
import { coloursAt, describeInBrowser, openGraph, openPage } from './browser.ts';
import type { Drawing } from './drawing.ts';

/** Checks that the nodes are circles, in order, and the edges are lines between the circles of their ends. */
function expectWhole(
  { circles, lines, loopCount }: Drawing,
  { graph }: Pick<PageData, 'graph'>,
): void {
  expect(circles.length).toBe(graph.nodes.name.length);
  const centre = (index: number): string => `${circles[index].x} ${circles[index].y}`;
  const ends = graph.edges.source.map((source, index) => [source, graph.edges.target[index]]);
  const between = ends.filter(([a, b]) => a !== b).map(([a, b]) => `${centre(a)} > ${centre(b)}`);
  const drawn = lines.map(({ from, to }) => `${from.join(' ')} > ${to.join(' ')}`);
  expect(drawn.sort()).toEqual(between.sort());
  expect(loopCount).toBe(ends.length - between.length);
}

describeInBrowser('a page in the browser', () => {
  test('opens from a file, and draws every node and edge of a hundred pirates', async () => {
    const folder = new Folder();
    await folder.run(['-p', '100', '--seed', '42', '--html', 'a.html']);
    const text = folder.read('a.html');
    const { page, drawn } = await openPage(text);
    const [, data = ''] = /id="data">(.*?)<\/script>/s.exec(text) ?? [];
    expect((await drawn()).circles.length).toBe(100);
    expectWhole(await drawn(), JSON.parse(data));
    expect(await page.title()).toBe('fsm complete at 10s');
    await page.click('#title');
    expect(await page.textContent('#fact-list')).toMatch(/fingerprint52fa072f98c0b574.*again/);
  });

  test('draws zones, tiers, every node and every edge of services in zones', async () => {
    const records = zonedServices();
    const { drawn } = await openGraph(records);
    const drawing = await drawn();
    expect([drawing.circles.length, drawing.lines.length]).toEqual([85, 558]);
    expectWhole(drawing, pageDataOf(records));
    for (const name of ['zone0', 'zone1', 'zone2', 'elb', 'zuul', 'karyon', 'staash', 'elb-api']) {
      expect(drawing.texts).toContain(name);
      if (name.startsWith('zone')) expect(drawing.outlined).toContain(name);
    }
  });

  test('puts the colour of its service on the screen where each node is, and its name under the pointer', async () => {
    const records = zonedServices(100);
    const { page, drawn } = await openGraph(records);
    const { circles } = await drawn();
    const pixels = await coloursAt(page, circles);
    expect(pixels).toEqual(circles.map(({ colour }) => colour));
    expect(new Set(pixels).size).toBe(4);
    const { name } = pageDataOf(records).graph.nodes;
    for (const [index, { x, y }] of circles.entries()) {
      await page.mouse.move(x, y);
      expect(await page.textContent('#tip .name')).toBe(name[index]);
    }
  });

  test('draws loops, repeated edges and ends that were never recorded', async () => {
    const records = [node('a'), node('b'), edge('a', 'a'), edge('a', 'b'), edge('a', 'b')];
    const { page, drawn } = await openGraph([...records, edge('b', 'stranger')]);
    const { circles, lines, loopCount } = await drawn();
    expect([circles.length, lines.length, loopCount]).toEqual([3, 3, 1]);
    expect(await page.textContent('#legend')).toContain('no service');
  });

  test('shows names of any kind as they are, and runs none of them', async () => {
    const names = [
      '</script><script>alert(1)</script>',
      '<img src=x onerror=alert(1)>',
      '__proto__',
      '"quoted" & <b>bold</b>',
      'اسم',
    ];
    const { page, drawn } = await openGraph(names.map((name) => node(name, name, name)));
    const { circles } = await drawn();
    for (const [index, name] of names.entries()) {
      await page.mouse.click(circles[index].x, circles[index].y);
      expect(await page.textContent('#details h2')).toBe(name);
      await page.keyboard.press('Escape');
    }
    expect(await page.locator('#legend bdi').allTextContents()).toEqual(names);
    expect(await page.locator('img, b').count()).toBe(0);
  });

  test('says so when there is nothing to draw', async () => {
    const { page } = await openGraph([]);
    expect(await page.isVisible('text=This run reported no nodes')).toBe(true);
    expect(await page.isVisible('#legend')).toBe(false);
    await page.click('#play');
    expect(await page.textContent('#now')).toBe('0s · 0 nodes · 0 edges');
  });

  test('tells those who do not see it how large the graph is', async () => {
    const { page } = await openGraph([node('a')]);
    expect(await page.isVisible('#nothing')).toBe(false);
    expect(await page.getAttribute('#graph', 'aria-label')).toBe('A graph of 1 node and 0 edges');
  });

  test('may not reach the network, nor run what is not its own', async () => {
    const { page } = await openGraph([node('a')], { mayFail: true, isClockReal: true });
    const refused = await page.evaluate(async () => {
      const violations: string[] = [];
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
        violations.push(effectiveDirective),
      );
      await fetch('https://example.org/').catch(() => undefined);
      const script = document.createElement('script');
      script.textContent = 'window.drawn = undefined';
      const image = document.createElement('img');
      image.src = 'https://example.org/a.png';
      document.body.append(script, image);
      await new Promise((resolve) => setTimeout(resolve, 50));
      return violations;
    });
    expect(refused.sort()).toEqual(['connect-src', 'img-src', 'script-src-elem']);
    expect(await page.evaluate(() => window.drawn.circles.length)).toBe(1);
  });
});
