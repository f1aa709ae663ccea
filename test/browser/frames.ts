// How fast pages draw: `npx tsx test/browser/frames.ts run.html [other.html]`. A browser without a graphics
// card draws in software, so the script's own time for a frame is told apart: it is what the
// processor allows. Pages are measured in turn, so that two of them can be compared.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { hideSoftware } from './drawing.ts';
import { findBrowser } from './find-browser.ts';

const TURNS = 3;
const SPAN_MS = 3_000;
const SETTLE_MS = 4_000;

declare global {
  interface Window {
    /** For each frame, how long the page's script took, in milliseconds. */
    frameTimes: number[];
  }
}

/** Times the frames of the page. It runs there, so it must not use anything from outside of itself. */
function timeFrames(): void {
  window.frameTimes = [];
  const original = window.requestAnimationFrame.bind(window);
  let last = Number.NaN;
  window.requestAnimationFrame = (act) =>
    original((now) => {
      const began = performance.now();
      act(now);
      const took = performance.now() - began;
      if (now === last) window.frameTimes[window.frameTimes.length - 1] += took;
      else window.frameTimes.push(took);
      last = now;
    });
}

/** What makes a page draw, each for a span of time. */
const MOVES: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  async zoom(page) {
    const began = performance.now();
    for (let step = 0; performance.now() - began < SPAN_MS; step += 1) {
      await page.mouse.wheel(0, step % 40 < 20 ? -30 : 30);
    }
  },
  async pan(page) {
    const began = performance.now();
    await page.mouse.move(5, 400);
    await page.mouse.down();
    for (let step = 0; performance.now() - began < SPAN_MS; step += 1) {
      await page.mouse.move(5 + 3 * (step % 40 < 20 ? step % 20 : 20 - (step % 20)), 400);
    }
    await page.mouse.up();
  },
  async play(page) {
    await page.keyboard.press('Space');
    await page.waitForTimeout(SPAN_MS);
    await page.keyboard.press('Space');
  },
};

interface Pace {
  readonly scriptMs: number;
  readonly framesPerSecond: number;
}

async function measure(
  browser: Browser,
  { file, hasCard }: { file: string; hasCard: boolean },
): Promise<Map<string, Pace>> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.addInitScript(timeFrames);
  if (hasCard) await page.addInitScript(hideSoftware);
  await page.goto(pathToFileURL(resolve(file)).href);
  await page.waitForTimeout(SETTLE_MS);
  await page.mouse.move(640, 400);
  const paces = new Map<string, Pace>();
  for (const [name, move] of Object.entries(MOVES)) {
    await page.evaluate(() => {
      window.frameTimes = [];
    });
    const began = performance.now();
    await move(page);
    const seconds = (performance.now() - began) / 1000;
    const frames = await page.evaluate(() => window.frameTimes.filter((ms) => ms > 0.05));
    paces.set(name, { scriptMs: median(frames), framesPerSecond: frames.length / seconds });
    await page.waitForTimeout(500);
  }
  await page.close();
  return paces;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const browser = await chromium.launch({ executablePath: findBrowser() ?? '' });
const files = process.argv.slice(2);
const cases = files.flatMap((file) => [false, true].map((hasCard) => ({ file, hasCard })));
const turns: (readonly [of: (typeof cases)[number], paces: Map<string, Pace>])[] = [];
for (let turn = 0; turn < TURNS; turn += 1) {
  for (const one of cases) turns.push([one, await measure(browser, one)]);
}
await browser.close();
for (const name of Object.keys(MOVES)) {
  for (const one of cases) {
    const paces = turns.flatMap(([of, all]) => (of === one ? (all.get(name) ?? []) : []));
    const script = median(paces.map(({ scriptMs }) => scriptMs)).toFixed(1);
    const drawn = median(paces.map(({ framesPerSecond }) => framesPerSecond)).toFixed(1);
    const words = one.hasCard
      ? ', for a card'
      : `, ${drawn} frames a second drawn by the processor`;
    process.stdout.write(`${name.padEnd(5)} ${one.file}: script ${script} ms a frame${words}\n`);
  }
}
