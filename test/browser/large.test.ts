import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { edge, node } from '../cli/page/graphs.ts';
import { coloursAt, describeInBrowser, openGraph } from './browser.ts';
import type { Drawing } from './drawing.ts';

/** A graph in which each node has as many edges to other nodes as from them. */
const graph = ({ nodes, out }: { nodes: number; out: number }) => [
  ...Array.from({ length: nodes }, (_, index) => node(`n${index}`)),
  ...Array.from({ length: nodes * out }, (_, index) =>
    edge(`n${index % nodes}`, `n${(index + 1 + 13 * Math.floor(index / nodes)) % nodes}`),
  ),
];

/** A graph of this size is drawn by the graphics card. */
const NODES = 300;
const OUT = 14;
const EDGES = NODES * OUT;
const LARGE = graph({ nodes: NODES, out: OUT });
/** In a graph of this size, a dragged node moves alone. */
const LARGER = graph({ nodes: 500, out: 24 });
const LARGER_EDGES = 12_000;
/** Of the edges of this graph, a half is drawn in a hurry. */
const HURRIED = graph({ nodes: 320, out: 26 });
const HURRIED_EDGES = 8_320;
const MANY = 20_100;

/** Whether all edges that were drawn begin or end there. */
const isEndOfAll = ({ x, y }: { x: number; y: number }, { lines }: Drawing): boolean =>
  lines.every(({ from, to }) => [from, to].some(([a, b]) => Math.hypot(a - x, b - y) < 1));

/** The colours of the card's last picture at these places. */
const coloursOfCard = (page: Page, places: readonly { x: number; y: number }[]) =>
  page.evaluate((list) => {
    const {
      cardPixels: pixels = new Uint8Array(),
      innerWidth: width,
      innerHeight: height,
    } = window;
    return list.map(({ x, y }) => {
      const start = 4 * ((height - 1 - Math.floor(y)) * width + Math.floor(x));
      return `#${[...pixels.slice(start, start + 3)].map((one) => one.toString(16).padStart(2, '0')).join('')}`;
    });
  }, places);

describeInBrowser('a large graph', () => {
  test('is drawn by the card, and what is pointed at over it', async () => {
    const { page, drawn } = await openGraph(LARGE, { hasCard: true });
    const whole = await drawn();
    expect(whole.card).toEqual({ nodes: NODES, edges: EDGES });
    expect([whole.circles.length, whole.lines.length]).toEqual([0, 0]);
    await page.fill('#search', 'n0');
    await page.keyboard.press('Enter');
    const { circles, ...chosen } = await drawn();
    expect([circles.length, chosen.lines.length]).toEqual([1 + 2 * OUT, 2 * OUT]);
    // Those that stand out are drawn after the others, and the edges lie below all.
    expect(chosen.card).toEqual({ nodes: 2 * NODES, edges: EDGES });
    await page.keyboard.press('Escape');
    expect((await drawn()).circles.length).toBe(0);
    const colours = await coloursOfCard(page, circles);
    expect(colours).toEqual(circles.map(({ colour }) => colour));
    await page.mouse.move(circles[0].x, circles[0].y);
    expect(await page.textContent('#tip .name')).toMatch(/^n\d+$/);
    await page.mouse.move(5, 400);
    await page.fill('#slider', '500');
    // It has no trace of what came later.
    const { card } = await drawn();
    expect(card).toEqual({ nodes: NODES, edges: (NODES + EDGES) / 2 - NODES });
    await page.click('#zoom-fit');
    // When the browser takes the card away, the plain canvas takes its place.
    await page.evaluate(() => {
      const gl = document.querySelector('canvas')?.getContext('webgl2');
      gl?.getExtension('WEBGL_lose_context')?.loseContext();
    });
    await expect.poll(async () => (await drawn()).circles.length).toBe(NODES);
  });

  test('shows the edges of a node that is dragged, and then the node in its new place', async () => {
    const { page, drawn } = await openGraph(LARGER, { hasCard: true });
    await page.fill('#search', 'n0');
    await page.keyboard.press('Enter');
    const { x, y } = nearest((await drawn()).circles, await middleOf(page));
    const there = { x: x + 40, y: y + 30 };
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(there.x, there.y, { steps: 2 });
    const dragged = await drawn();
    expect(dragged.lines.length).toBe(48);
    expect(isEndOfAll(there, dragged)).toBe(true);
    await page.mouse.up();
    await page.keyboard.press('Escape');
    await page.mouse.move(5, 400);
    const { circles, card } = await drawn();
    expect(card).toEqual({ nodes: 500, edges: LARGER_EDGES });
    expect(circles.map((one) => Math.hypot(one.x - there.x, one.y - there.y) < 1)).toEqual([true]);
  });

  test('has fewer edges while it moves where frames come late, and all when it rests', async () => {
    const { page, drawn, pass } = await openGraph(HURRIED);
    await page.evaluate(() => {
      window.requestAnimationFrame = (act) => window.setTimeout(() => act(performance.now()), 100);
    });
    await page.mouse.move(5, 400);
    const lineCounts: number[] = [];
    for (let move = 0; move < 2; move += 1) {
      await page.mouse.wheel(0, 20);
      await pass(110);
      lineCounts.push(await page.evaluate(() => window.drawn.lines.length));
      await pass(100);
    }
    await pass(400);
    expect([...lineCounts, (await drawn()).lines.length]).toEqual([
      HURRIED_EDGES,
      HURRIED_EDGES / 2,
      HURRIED_EDGES,
    ]);
  });

  test('of more nodes than can be told apart is shown by cells, until the view comes close', async () => {
    const nodes = Array.from({ length: MANY }, (_, index) => node(`n${index}`, `s${index % 2}`));
    const { page, drawn } = await openGraph(nodes);
    expect((await drawn()).circles.length).toBe(0);
    const { x, y } = await middleOf(page);
    const around = Array.from({ length: 64 }, (_, index) => ({
      x: x - 40 + 10 * (index % 8),
      y: y - 40 + 10 * Math.floor(index / 8),
    }));
    expect(new Set(await coloursAt(page, around)).size).toBeGreaterThan(1);
    await page.mouse.move(x, y);
    for (let step = 0; step < 6; step += 1) await page.mouse.wheel(0, -300);
    expect((await drawn()).circles.length).toBeGreaterThan(0);
  });
});

/** The middle of the part of the screen without panels. */
const middleOf = (page: Page): Promise<{ x: number; y: number }> =>
  page.evaluate(() => ({ x: innerWidth / 2, y: innerHeight / 2 }));

const nearest = (circles: Drawing['circles'], at: { x: number; y: number }) =>
  circles.reduce((best, one) =>
    Math.hypot(one.x - at.x, one.y - at.y) < Math.hypot(best.x - at.x, best.y - at.y) ? one : best,
  );
