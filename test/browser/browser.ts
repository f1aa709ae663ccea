import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { pageText, readParts } from '../../cli/page/page-text.ts';
import type { GraphRecord } from '../../kernel/index.ts';
import { Folder } from '../cli/command.ts';
import { pageDataOf } from '../cli/page/graphs.ts';
import { type Drawing, hideSoftware, recordCard, recordDrawing } from './drawing.ts';
import { findBrowser } from './find-browser.ts';

const executablePath = findBrowser();
let browser: Promise<Browser> | undefined;

/** Tests that need a browser. Without one they are skipped, and fail in CI. */
export function describeInBrowser(name: string, define: () => void): void {
  if (executablePath !== undefined) {
    describe(name, () => {
      define();
      // Files share this module, and each of them closes what it has opened.
      afterAll(async () => {
        await (await browser)?.close();
        browser = undefined;
      });
    });
    return;
  }
  const reason =
    'got no chromium-headless-shell, chromium or google-chrome, expected one on the path';
  if (process.env.CI !== undefined) {
    test(name, () => expect.fail(reason));
    return;
  }
  process.stderr.write(`skipped: ${name}: ${reason}\n`);
  describe.skip(name, define);
}

/** The colours of the canvas at these places, as `#rrggbb`. */
export const coloursAt = (
  page: Page,
  places: readonly { readonly x: number; readonly y: number }[],
): Promise<string[]> =>
  page.evaluate((list) => {
    const canvas = document.querySelector<HTMLCanvasElement>('#graph') ?? new HTMLCanvasElement();
    const copy = document.createElement('canvas');
    [copy.width, copy.height] = [canvas.width, canvas.height];
    const context = copy.getContext('2d', { willReadFrequently: true });
    context?.drawImage(canvas, 0, 0);
    return list.map(({ x, y }) => {
      const { data } = context?.getImageData(Math.round(x), Math.round(y), 1, 1) ?? { data: [] };
      const rgb = [...data].slice(0, 3);
      return `#${rgb.map((one) => one.toString(16).padStart(2, '0')).join('')}`;
    });
  }, places);

/** Where the page's clock stands at first. It must lie ahead of the time that setting it takes. */
const CLOCK_START = 3_600_000;

/** The time between two frames. */
const FRAME_MS = 16;

/**
 * An open page, and the means to look at it. Its clock stands still but for `pass` and `drawn`, so
 * that nothing depends on how fast the browser draws.
 */
export interface Opened {
  readonly page: Page;
  /** Lets time pass on the page's clock, and draws the frames of that time. */
  pass(milliseconds: number): Promise<void>;
  /** The last frame, once nothing more is about to be drawn. */
  drawn(): Promise<Drawing>;
}

export interface OpenOptions extends BrowserContextOptions {
  /** Whether the test expects errors of the page. */
  readonly mayFail?: boolean;
  /** Whether time passes by itself. */
  readonly isClockReal?: boolean;
  /** Whether the page takes the processor for a graphics card. */
  readonly hasCard?: boolean;
}

/**
 * Waits until the page has heard of its theme and of how large its parts are. The browser tells these
 * with its next frame, which the page's clock does not stop. Who began to listen first is told first.
 */
const isSized = (): Promise<void> =>
  new Promise((resolve) => {
    const observer = new ResizeObserver(() => {
      observer.disconnect();
      resolve();
    });
    observer.observe(document.documentElement);
  });

/** Opens a page from a file, as `openAddress` does. */
export function openPage(text: string, options: OpenOptions = {}): Promise<Opened> {
  const folder = new Folder({ 'a page.html': text });
  return openAddress(`${pathToFileURL(folder.path).href}/a%20page.html`, options);
}

/** Opens the page at an address. An error of the page, or a request to elsewhere, fails the test. */
export async function openAddress(url: string, options: OpenOptions = {}): Promise<Opened> {
  const { mayFail = false, isClockReal = false, hasCard = false, ...rest } = options;
  browser ??= chromium.launch({ executablePath: executablePath ?? '' });
  const context = await (await browser).newContext(rest);
  // A page that makes a run may wait long for a processor on a busy machine.
  context.setDefaultTimeout(90_000);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => {
    // A card's picture that a processor has made is slow to read, which a test does.
    const isSlowness = /GL Driver Message .*Performance/.test(message.text());
    if (!isSlowness) problems.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`error: ${error.stack}`));
  page.on('dialog', (dialog) => problems.push(`dialog: ${dialog.message()}`));
  page.on('request', (request) => {
    // The page's worker is a part of the page.
    if (request.url() !== url && !/^(data|blob):/.test(request.url())) {
      problems.push(`request: ${request.url()}`);
    }
  });
  onTestFinished(async () => {
    await context.close();
    if (!mayFail) expect(problems).toEqual([]);
  });
  await page.clock.install({ time: 0 });
  if (!isClockReal) await page.clock.pauseAt(CLOCK_START);
  await page.addInitScript(recordDrawing);
  for (const script of hasCard ? [hideSoftware, recordCard] : []) await page.addInitScript(script);
  await page.goto(url);
  const pass = async (milliseconds: number): Promise<void> => {
    await page.evaluate(isSized);
    await page.clock.runFor(milliseconds);
  };
  await pass(2 * FRAME_MS);
  return {
    page,
    pass,
    async drawn() {
      // The second frame from now comes after the drawings of the next one.
      await pass(2 * FRAME_MS);
      return page.evaluate(() => window.drawn);
    },
  };
}

/** Opens the page of a graph. */
export const openGraph = (
  records: Iterable<GraphRecord>,
  { endAt, ...options }: OpenOptions & { endAt?: number } = {},
): Promise<Opened> => openPage(pageText(readParts(), pageDataOf(records, endAt)), options);
