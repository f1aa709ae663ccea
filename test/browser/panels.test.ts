import { expect, test } from 'vitest';
import { describeInBrowser } from './browser.ts';
import { openZoned } from './zoned.ts';

describeInBrowser('the panels of a page', () => {
  test.each([
    [1280, 800],
    [1000, 600],
    [844, 390],
    [390, 844],
  ])('the panel of a node lies over no other at %d x %d', async (width, height) => {
    const { page } = await openZoned({ viewport: { width, height }, hasTouch: width < 900 });
    await page.fill('#search', 'elb');
    await page.keyboard.press('Enter');
    const ids = width < height ? ['tools', 'time'] : ['tools', 'time', 'zoom'];
    const [details, ...others] = await page.evaluate(
      (list) => list.map((id) => document.getElementById(id)?.getBoundingClientRect().toJSON()),
      ['details', ...ids],
    );
    expect(details.height).toBeGreaterThan(100);
    for (const [index, other] of others.entries()) {
      const isApart =
        details.bottom <= other.top ||
        details.top >= other.bottom ||
        details.right <= other.left ||
        details.left >= other.right;
      expect([ids[index], isApart]).toEqual([ids[index], true]);
    }
  });

  test('a search shows what it finds, and chooses by keys', async () => {
    const { page, bright } = await openZoned();
    await page.keyboard.press('/');
    await page.keyboard.type('ZUUL');
    expect(await bright()).toBe(9);
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
    const { page } = await openZoned();
    await page.fill('#search', 'staash');
    await page.click('#found [role=option] >> text=staash3');
    expect(await page.textContent('#details h2')).toBe('staash3');
  });

  test('the legend names the groups, counts them and makes them stand out', async () => {
    const { page, drawn, at, bright } = await openZoned();
    const rows = page.locator('#legend button');
    expect(await rows.allTextContents()).toEqual(['elb1', 'zuul9', 'karyon27', 'staash6']);
    const swatch = await rows
      .nth(1)
      .locator('path')
      .evaluate((path) => getComputedStyle(path).fill);
    expect(rgb(at('zuul0').colour)).toBe(swatch);
    await rows.nth(1).hover();
    expect(await bright()).toBe(9);
    await rows.nth(3).click();
    await page.mouse.move(5, 400);
    expect(await rows.nth(3).getAttribute('aria-pressed')).toBe('true');
    expect(await bright()).toBe(6);
    await rows.nth(3).click();
    await page.mouse.move(5, 400);
    expect(await bright()).toBe(43);
    expect(new Set((await drawn()).circles.map(({ colour }) => colour)).size).toBe(4);
  });

  test('the menu closes when another part is pressed, and by the escape key, which keeps the focus near', async () => {
    const { page } = await openZoned();
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
    const { page, bright } = await openZoned();
    const row = page.locator('#legend button').nth(3);
    await row.click();
    await page.mouse.move(5, 400);
    expect(await bright()).toBe(6);
    await page.keyboard.press('Escape');
    expect([await bright(), await row.getAttribute('aria-pressed')]).toEqual([43, 'false']);
  });
});

/** `#e69f00` as style sheets compute it. */
const rgb = (hex: string): string =>
  `rgb(${[1, 3, 5].map((from) => Number.parseInt(hex.slice(from, from + 2), 16)).join(', ')})`;
