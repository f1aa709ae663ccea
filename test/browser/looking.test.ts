import { expect, test } from 'vitest';
import { edge, node, pageDataOf, zonedServices } from '../cli/page/graphs.ts';
import { coloursAt, describeInBrowser, type Opened, openGraph } from './browser.ts';

const RECORDS = zonedServices(100);
const { name } = pageDataOf(RECORDS).graph.nodes;

/** Opens services in zones, with a way to say where a node is by its name. */
async function open(options: Parameters<typeof openGraph>[1] = {}) {
  const opened = await openGraph(RECORDS, options);
  const { circles } = await opened.drawn();
  return { ...opened, at: (one: string) => circles[name.indexOf(one)] };
}

/** The colours of what stands out: quiet nodes are drawn first, and faint. */
const bright = async ({ drawn }: Opened): Promise<number> =>
  (await drawn()).circles.filter(({ alpha }) => alpha === 1).length;

describeInBrowser('looking at a page', () => {
  test('a node that is pointed at stands out with its neighbours and their names', async () => {
    const opened = await open();
    const { page, drawn, at } = opened;
    await page.mouse.move(at('zuul1').x, at('zuul1').y);
    expect(await page.textContent('#tip')).toBe('zuul1zuul, 10 edges');
    const { circles, lines, texts } = await drawn();
    expect(circles.length).toBe(43);
    // Itself, the balancer, and the nine of its zone.
    expect(circles.filter(({ alpha }) => alpha === 1).length).toBe(11);
    expect(lines.filter(({ alpha }) => alpha > 0.8).length).toBe(10);
    expect(texts.filter((text) => text.startsWith('karyon') && text !== 'karyon').length).toBe(9);
    await page.mouse.move(5, 400);
    expect(await bright(opened)).toBe(43);
    expect(await page.isVisible('#tip')).toBe(false);
  });

  test('a click chooses a node: its neighbours are listed, and may be chosen in turn', async () => {
    const opened = await open();
    const { page, at } = opened;
    await page.mouse.click(at('staash2').x, at('staash2').y);
    await page.mouse.move(5, 400);
    expect(await bright(opened)).toBe(10);
    expect(await page.textContent('#details .about')).toBe('staash · zone2 · since 0s');
    expect(await page.locator('#details .names button').count()).toBe(9);
    await page.click('text=karyon5');
    expect(await page.textContent('#details h2')).toBe('karyon5');
    await page.keyboard.press('Escape');
    expect(await page.isVisible('#details')).toBe(false);
    // The view went to what was chosen: back to all.
    await page.keyboard.press('0');
    expect(await bright(opened)).toBe(43);
  });

  test('a search shows what it finds, and chooses by keys', async () => {
    const opened = await open();
    const { page } = opened;
    await page.keyboard.press('/');
    await page.keyboard.type('ZUUL');
    expect(await bright(opened)).toBe(9);
    expect(await page.locator('#found [role=option]').allTextContents()).toEqual(
      Array.from({ length: 8 }, (_, index) => `zuul${index}`),
    );
    expect(await page.textContent('#found .rest')).toBe('1 more');
    await page.keyboard.press('ArrowDown');
    expect(await page.getAttribute('#search', 'aria-activedescendant')).toBe('found-1');
    await page.keyboard.press('Enter');
    expect(await page.textContent('#details h2')).toBe('zuul1');
    expect(await page.inputValue('#search')).toBe('');
    await page.fill('#search', 'nobody');
    expect(await page.textContent('#found')).toBe('none');
    expect(await page.isVisible('#found')).toBe(true);
  });

  test('a search chooses by the pointer too', async () => {
    const { page } = await open();
    await page.fill('#search', 'staash');
    await page.click('#found [role=option] >> text=staash3');
    expect(await page.textContent('#details h2')).toBe('staash3');
  });

  test('the legend names the groups, counts them and makes them stand out', async () => {
    const opened = await open();
    const { page, drawn, at } = opened;
    const rows = page.locator('#legend button');
    expect(await rows.allTextContents()).toEqual(['elb1', 'zuul9', 'karyon27', 'staash6']);
    const swatch = await rows
      .nth(1)
      .locator('path')
      .evaluate((path) => getComputedStyle(path).fill);
    expect(rgb(at('zuul0').colour)).toBe(swatch);
    await rows.nth(1).hover();
    expect(await bright(opened)).toBe(9);
    await rows.nth(3).click();
    await page.mouse.move(5, 400);
    expect(await rows.nth(3).getAttribute('aria-pressed')).toBe('true');
    expect(await bright(opened)).toBe(6);
    await rows.nth(3).click();
    await page.mouse.move(5, 400);
    expect(await bright(opened)).toBe(43);
    expect(new Set((await drawn()).circles.map(({ colour }) => colour)).size).toBe(4);
  });

  test('colours tell services, zones or numbers of edges', async () => {
    const { page, drawn } = await open();
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

  test('the menu closes when another part is pressed, and by the escape key, which keeps the focus near', async () => {
    const { page } = await open();
    const isOpen = () => page.isVisible('#grouping');
    await page.click('#view');
    await page.click('#labels');
    expect(await isOpen()).toBe(true);
    await page.mouse.click(5, 400);
    expect(await isOpen()).toBe(false);
    await page.click('#view');
    await page.focus('#labels');
    await page.keyboard.press('Escape');
    expect([await isOpen(), await page.evaluate(() => document.activeElement?.id)]).toEqual([
      false,
      'view',
    ]);
  });

  test('the escape key lets go of the group that was pressed', async () => {
    const opened = await open();
    const row = opened.page.locator('#legend button').nth(3);
    await row.click();
    await opened.page.mouse.move(5, 400);
    expect(await bright(opened)).toBe(6);
    await opened.page.keyboard.press('Escape');
    expect([await bright(opened), await row.getAttribute('aria-pressed')]).toEqual([43, 'false']);
  });

  test('names may be switched off', async () => {
    const { page, drawn } = await open();
    expect((await drawn()).texts).toContain('elb-api');
    await page.click('#view');
    await page.uncheck('#labels');
    expect((await drawn()).texts).not.toContain('elb-api');
  });

  test('the theme is that of the system, or the one that is chosen', async () => {
    const { page, drawn } = await open({ colorScheme: 'dark' });
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

/** `#e69f00` as style sheets compute it. */
const rgb = (hex: string): string =>
  `rgb(${[1, 3, 5].map((from) => Number.parseInt(hex.slice(from, from + 2), 16)).join(', ')})`;
