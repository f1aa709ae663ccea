import { expect, test } from 'vitest';
import { edge, node } from '../cli/page/graphs.ts';
import { describeInBrowser, openGraph } from './browser.ts';
import type { Drawing } from './drawing.ts';

/** A graph in which each node has as many edges to other nodes as from them. */
const graph = ({ nodes, out }: { nodes: number; out: number }) => [
  ...Array.from({ length: nodes }, (_, index) => node(`n${index}`)),
  ...Array.from({ length: nodes * out }, (_, index) =>
    edge(`n${index % nodes}`, `n${(index + 1 + 13 * Math.floor(index / nodes)) % nodes}`),
  ),
];

/** In a graph of this size, a frame is not painted again at each move of the pointer. */
const NODES = 300;
const OUT = 14;
const EDGES = NODES * OUT;
const LARGE = graph({ nodes: NODES, out: OUT });
/** In a graph of this size, a dragged node moves alone. */
const LARGER = graph({ nodes: 500, out: 24 });

/** Whether all edges that were drawn begin or end there. */
const isEndOfAll = ({ x, y }: { x: number; y: number }, { lines }: Drawing): boolean =>
  lines.every(({ from, to }) => [from, to].some(([a, b]) => Math.hypot(a - x, b - y) < 1));

describeInBrowser('a large graph', () => {
  test('is drawn whole, and then what is pointed at over an image of it', async () => {
    const { page, drawn } = await openGraph(LARGE);
    const whole = await drawn();
    expect([whole.circles.length, whole.lines.length]).toEqual([NODES, EDGES]);
    const [first] = whole.circles;
    await page.mouse.move(first.x, first.y);
    expect(await page.textContent('#tip .name')).toBe('n0');
    const pointed = await drawn();
    expect([pointed.circles.length, pointed.lines.length]).toEqual([1 + 2 * OUT, 2 * OUT]);
    expect(isEndOfAll(first, pointed)).toBe(true);
    await page.mouse.move(5, 400);
    const { circles, lines } = await drawn();
    expect([circles.length, lines.length]).toEqual([0, 0]);
  });

  test('is an image while the view moves, and drawn whole again when it rests', async () => {
    const { page, drawn, pass } = await openGraph(LARGE);
    const [before] = (await drawn()).circles;
    await page.mouse.move(5, 400);
    await page.mouse.wheel(0, 200);
    expect((await drawn()).lines.length).toBe(0);
    await pass(1_000);
    const { circles, lines } = await drawn();
    expect(lines.length).toBe(EDGES);
    expect(circles[0].x).toBeLessThan(before.x);
  });

  test('shows the edges of a node that is dragged, and then all with the node in its new place', async () => {
    const { page, drawn } = await openGraph(LARGER);
    const { x, y } = (await drawn()).circles[0];
    const there = { x: x + 40, y: y + 30 };
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(there.x, there.y, { steps: 4 });
    const dragged = await drawn();
    expect(dragged.lines.length).toBe(48);
    expect(isEndOfAll(there, dragged)).toBe(true);
    await page.mouse.up();
    const { circles, lines } = await drawn();
    expect(lines.length).toBe(12_000);
    const distances = circles.map((circle) => Math.hypot(circle.x - there.x, circle.y - there.y));
    expect(Math.min(...distances)).toBeLessThan(1);
  });

  test('has no trace of what came later when time goes back', async () => {
    const { page, drawn } = await openGraph(LARGE);
    const [first] = (await drawn()).circles;
    await page.mouse.move(first.x, first.y);
    await page.mouse.move(5, 400);
    await page.fill('#slider', '500');
    expect((await drawn()).lines.length).toBe((NODES + EDGES) / 2 - NODES);
  });
});
