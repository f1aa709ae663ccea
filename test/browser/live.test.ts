import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { spread } from '../../models/gossip/index.ts';
import { serve } from '../built/viewing.ts';
import { Folder, told } from '../cli/command.ts';
import { describeInBrowser, openAddress } from './browser.ts';
import { openRun, shows } from './watched.ts';

/** A run that ends, even if not all come to know the rumour. */
const SMALL = { population: '12', until: '60s' } as const;

/** Finds a node, and chooses it. */
async function choose(page: Page, name: string): Promise<void> {
  await page.fill('#search', name);
  await page.press('#search', 'Enter');
  await page.waitForSelector(`#hand p.acts bdi:text-is("${name}")`);
}

/** Keeps the scenario that the page offers, and runs it from the command line. */
async function replayed(page: Page): Promise<{ folder: Folder; fingerprint: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.click('#hand >> text=Download scenario'),
  ]);
  const folder = new Folder();
  folder.write('scenario.json', readFileSync(await download.path(), 'utf8'));
  expect(await page.textContent('#hand code')).toBe('spigo run scenario.json');
  const { code, stdout } = await folder.run(['run', 'scenario.json']);
  expect(code).toBe(0);
  return { folder, fingerprint: told(stdout, 'fingerprint') };
}

/** Waits until the page has made the changed run to its end. */
const made = (page: Page, fingerprint: string): Promise<unknown> =>
  page.waitForFunction(
    (wanted) => document.querySelector('#own-fingerprint')?.textContent?.includes(wanted),
    fingerprint,
  );

describeInBrowser('what is done by hand', () => {
  test('to a live run is replayed from the command line', async () => {
    const { server } = await serve('spread', SMALL);
    const { page } = await openAddress(server.url, { isClockReal: true });
    await page.waitForSelector('#play[aria-label="Pause"]');
    await page.click('#play');
    await page.waitForSelector('#play[aria-label="Play"]');
    await page.fill('#slider', '200');
    await choose(page, 'node3');
    await page.click('#hand >> text=Crash');
    await page.waitForSelector('#hand li:has-text("crash node3") >> text=Take back');
    await page.click('#forth');
    await page.waitForSelector('#hand li >> text=Restart');
    const { fingerprint, folder } = await replayed(page);
    await made(page, fingerprint);
    expect(JSON.parse(folder.read('scenario.json'))).toMatchObject({
      faults: [{ kind: 'crash', actors: 'node3' }],
    });
    await page.reload();
    await page.waitForSelector('#hand li:has-text("crash node3")', { state: 'attached' });
    await made(page, fingerprint);
  });

  test('to the run of a page is replayed, and survives a reload', async () => {
    const { page, result } = await openRun(spread, {
      options: { population: 12 },
      limits: { until: '60s' },
    });
    await page.fill('#slider', '200');
    await choose(page, 'node3');
    await page.click('#hand >> text=Pause');
    await page.waitForSelector('#hand li:has-text("pause node3")');
    const { fingerprint } = await replayed(page);
    expect(fingerprint).not.toBe(result.fingerprint);
    await made(page, fingerprint);
    const now = await page.textContent('#now');
    const [, event = ''] = /event ([\d,]+) of/.exec(now ?? '') ?? [];
    await page.reload();
    await shows(page, Number(event.replaceAll(',', '')));
    await made(page, fingerprint);
  });

  test('that is refused is told, and the run goes on', async () => {
    const { server } = await serve('spread', SMALL);
    const { page } = await openAddress(server.url, { isClockReal: true });
    await page.waitForSelector('#play[aria-label="Pause"]');
    await page.click('#hand summary');
    await page.fill('#hand input', 'nobody');
    await page.fill('#hand textarea', '{"type": "Update"}');
    await page.click('#hand >> text=Send');
    await page.waitForSelector('#notice:has-text("nobody")');
    await page.click('#play');
    await page.waitForSelector('#play[aria-label="Play"]');
  });

  test('is over when the server ends, and the page says so', async () => {
    const { server } = await serve('spread', SMALL);
    const { page } = await openAddress(server.url, { isClockReal: true });
    await page.waitForSelector('#play[aria-label="Pause"]');
    await server.close();
    await page.waitForSelector('#notice:has-text("The server of this page has ended")');
  });
});
