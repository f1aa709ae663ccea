import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { edge, node } from '../cli/page/graphs.ts';
import { coloursAt, describeInBrowser, openGraph } from './browser.ts';
import { openZoned } from './zoned.ts';

describeInBrowser('looking at a page', () => {
  test('a node that is pointed at stands out with its neighbours and their names', async () => {
    const { page, drawn, at, bright } = await openZoned();
    await page.mouse.move(at('zuul1').x, at('zuul1').y);
    expect(await page.textContent('#tip')).toBe('zuul1zuul, 10 edges');
    const { circles, lines, texts } = await drawn();
    expect(circles.length).toBe(43);
    // Itself, the balancer, and the nine of its zone.
    expect(circles.filter(({ alpha }) => alpha === 1).length).toBe(11);
    expect(lines.filter(({ alpha }) => alpha > 0.8).length).toBe(10);
    expect(texts.filter((text) => text.startsWith('karyon') && text !== 'karyon').length).toBe(9);
    await page.mouse.move(5, 400);
    expect(await bright()).toBe(43);
    expect(await page.isVisible('#tip')).toBe(false);
  });

  test('a click chooses a node: its neighbours are listed, and may be chosen in turn', async () => {
    const { page, at, bright } = await openZoned();
    await page.mouse.click(at('staash2').x, at('staash2').y);
    await page.mouse.move(5, 400);
    expect(await bright()).toBe(10);
    expect(await page.textContent('#details .about')).toBe('staash · zone2 · since 0s');
    expect(await page.locator('#details .names button').count()).toBe(9);
    await page.click('text=karyon5');
    expect(await page.textContent('#details h2')).toBe('karyon5');
    await page.keyboard.press('Escape');
    expect(await page.isVisible('#details')).toBe(false);
    // The view went to what was chosen: back to all.
    await page.keyboard.press('0');
    expect(await bright()).toBe(43);
  });

  test('colours tell services, zones or numbers of edges', async () => {
    const { page, drawn } = await openZoned();
    const colours = async (): Promise<number> =>
      new Set((await drawn()).circles.map(({ colour }) => colour)).size;
    await page.click('#view');
    await page.selectOption('#grouping', 'zone');
    expect(await page.locator('#legend button').allTextContents()).toEqual([
      'zone014',
      'zone114',
      'zone214',
      'no zone1',
    ]);
    expect(await colours()).toBe(4);
    await page.selectOption('#grouping', 'degree');
    expect(await page.textContent('#legend')).toMatch(/edges/);
    expect(await colours()).toBeGreaterThan(1);
  });

  test('more groups than colours have other shapes', async () => {
    const records = Array.from({ length: 20 }, (_, index) => node(`n${index}`, `service${index}`));
    const { page, drawn } = await openGraph(records);
    expect((await drawn()).circles.length).toBe(7);
    const shapes = await page
      .locator('#legend path')
      .evaluateAll((paths) =>
        paths.map((path) => `${path.getAttribute('d')} ${getComputedStyle(path).fill}`),
      );
    expect(new Set(shapes).size).toBe(20);
  });

  test('nodes are named where there is room for all names, however small they are', async () => {
    const names = Array.from({ length: 70 }, (_, index) => `s${index}`);
    const { drawn } = await openGraph([
      ...names.map((one) => node(one, one)),
      // Ten tiers of seven.
      ...names.slice(7).map((one, index) => edge(names[index], one)),
    ]);
    const { circles, texts } = await drawn();
    expect(Math.max(...circles.map(({ radius }) => radius))).toBeLessThan(4.5);
    expect(names.filter((one) => !texts.includes(one))).toEqual([]);
  });

  test('names may be switched off', async () => {
    const { page, drawn } = await openZoned();
    expect((await drawn()).texts).toContain('elb-api');
    await page.click('#view');
    await page.uncheck('#labels');
    expect((await drawn()).texts).not.toContain('elb-api');
  });

  test('the picture is saved as it is seen, as SVG and as PNG of twice the resolution', async () => {
    const { page, drawn } = await openZoned();
    const { circles, lines, texts } = await drawn();
    const saved = async (format: string): Promise<Buffer> => {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.click(`#save-${format}`),
      ]);
      expect(file.suggestedFilename()).toMatch(new RegExp(`^\\w+\\.${format}$`));
      return readFileSync(await file.path());
    };
    await page.click('#view');
    const svg = (await saved('svg')).toString();
    const short = (value: number): number => Math.round(value * 100) / 100;
    const begins = circles.map(({ x, y, radius }) => `M${short(x - radius)} ${short(y)}a`);
    expect(begins.filter((begin) => !svg.includes(begin))).toEqual([]);
    expect(texts.filter((text) => !svg.includes(`>${text}</text>`))).toEqual([]);
    expect(svg.match(/[LQ]/g)?.length).toBeGreaterThanOrEqual(lines.length);
    const problem = await page.evaluate(
      (text) =>
        new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('parsererror')
          ?.textContent ?? '',
      svg,
    );
    expect(problem).toBe('');
    const png = await saved('png');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2 * 1280, 2 * 720]);
  });

  test('the theme is that of the system, or the one that is chosen', async () => {
    const { page, drawn } = await openZoned({ colorScheme: 'dark' });
    const ground = async (): Promise<string> => {
      await drawn();
      return (await coloursAt(page, [{ x: 5, y: 400 }]))[0];
    };
    expect(await ground()).toBe('#14171b');
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await ground()).toBe('#fbfbf9');
    await page.click('#view');
    await page.selectOption('#theme', 'dark');
    expect(await ground()).toBe('#14171b');
    await page.selectOption('#theme', 'auto');
    expect(await ground()).toBe('#fbfbf9');
  });
});
