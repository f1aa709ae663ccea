import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { pageDataOf, zonedServices } from '../cli/page/graphs.ts';
import { describeInBrowser, openGraph } from './browser.ts';
import type { Circle } from './drawing.ts';

const RECORDS = zonedServices(100);
const { name } = pageDataOf(RECORDS).graph.nodes;

async function open(options: Parameters<typeof openGraph>[1] = {}) {
  const opened = await openGraph(RECORDS, options);
  return {
    ...opened,
    where: async (one: string): Promise<Circle> =>
      (await opened.drawn()).circles[name.indexOf(one)],
    /** Waits until nothing moves any more. */
    async rest(): Promise<void> {
      let before: readonly Circle[] = [];
      for (let { circles } = await opened.drawn(); !isDeepStrictEqual(circles, before); ) {
        before = circles;
        await opened.pass(200);
        ({ circles } = await opened.drawn());
      }
    },
  };
}

/** All nodes stand out again, so that they are drawn in their order. */
const ASIDE = [5, 400] as const;

describeInBrowser('moving what a page shows', () => {
  test('a node that is dragged stays there, draws its neighbours along, and goes home when unpinned', async () => {
    const { page, where, pass, rest } = await open();
    const [home, neighbour, stranger] = [
      await where('karyon0'),
      await where('staash0'),
      await where('staash1'),
    ];
    await page.mouse.move(home.x, home.y);
    await page.mouse.down();
    await page.mouse.move(home.x - 20, home.y - 60, { steps: 4 });
    await page.mouse.move(home.x - 30, home.y - 90, { steps: 4 });
    await pass(500);
    await page.mouse.up();
    await page.mouse.move(...ASIDE);
    await rest();
    const there = await where('karyon0');
    expect([there.x, there.y]).toEqual([
      expect.closeTo(home.x - 30, 0),
      expect.closeTo(home.y - 90, 0),
    ]);
    expect((await where('staash0')).y).toBeLessThan(neighbour.y - 1);
    expect((await where('staash1')).y).toBeCloseTo(stranger.y, 0);

    await page.click('#view');
    await page.click('#unpin');
    await rest();
    const back = await where('karyon0');
    expect([back.x, back.y]).toEqual([expect.closeTo(home.x, 0), expect.closeTo(home.y, 0)]);
    expect(await page.isDisabled('#unpin')).toBe(true);
  });

  test('where motion is to be reduced a dragged node moves alone, and is home at once when unpinned', async () => {
    const { page, where } = await open({ reducedMotion: 'reduce' });
    const [home, neighbour] = [await where('karyon0'), await where('staash0')];
    await page.mouse.move(home.x, home.y);
    await page.mouse.down();
    await page.mouse.move(home.x - 30, home.y - 90, { steps: 4 });
    await page.mouse.up();
    await page.mouse.move(...ASIDE);
    expect((await where('karyon0')).y).toBeCloseTo(home.y - 90, 0);
    expect((await where('staash0')).y).toBe(neighbour.y);
    await page.click('#view');
    await page.click('#unpin');
    expect(await where('karyon0')).toEqual(home);
  });

  test('two clicks unpin a node, and so does the panel that tells of it', async () => {
    const { page, where, rest } = await open();
    for (const unpin of [
      async ({ x, y }: Circle) => page.mouse.dblclick(x, y),
      async ({ x, y }: Circle) => {
        await page.mouse.click(x, y);
        await page.click('#details >> text=Unpin');
      },
    ]) {
      const { x, y } = await where('elb-api');
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + 60, y + 20, { steps: 5 });
      await page.mouse.up();
      await page.mouse.move(...ASIDE);
      expect(await page.isDisabled('#unpin')).toBe(false);
      await unpin(await where('elb-api'));
      expect(await page.isDisabled('#unpin')).toBe(true);
      await page.keyboard.press('Escape');
      await page.mouse.move(...ASIDE);
      await rest();
    }
  });

  test('two clicks on a node that is not pinned stir nothing', async () => {
    const { page, where, drawn, pass } = await open();
    const { x, y } = await where('elb-api');
    await page.mouse.dblclick(x, y);
    const { frameCount } = await drawn();
    await pass(200);
    expect((await drawn()).frameCount).toBe(frameCount);
  });

  test('a drag beside all nodes moves the view, the wheel zooms to the pointer', async () => {
    const { page, where } = await open();
    const before = await where('zuul0');
    await page.mouse.move(...ASIDE);
    await page.mouse.down();
    await page.mouse.move(ASIDE[0] + 50, ASIDE[1] + 30, { steps: 3 });
    await page.mouse.up();
    const moved = await where('zuul0');
    expect([moved.x - before.x, moved.y - before.y]).toEqual([
      expect.closeTo(50, 3),
      expect.closeTo(30, 3),
    ]);
    await page.mouse.move(...ASIDE);
    await page.mouse.wheel(0, -200);
    const zoomed = await where('zuul0');
    const factor = (zoomed.x - ASIDE[0]) / (moved.x - ASIDE[0]);
    expect(factor).toBeGreaterThan(1.2);
    expect((zoomed.y - ASIDE[1]) / (moved.y - ASIDE[1])).toBeCloseTo(factor, 3);
    await page.click('#zoom-fit');
    await page.mouse.move(...ASIDE);
    expect((await where('zuul0')).x).toBeCloseTo(before.x, 3);
  });

  test('keys move, zoom and show all', async () => {
    const { page, where } = await open();
    const before = await where('zuul0');
    const [x, radius] = [before.x, before.radius];
    await page.keyboard.press('ArrowLeft');
    expect((await where('zuul0')).x).toBeGreaterThan(x);
    await page.keyboard.press('+');
    expect((await where('zuul0')).radius).toBeGreaterThan(radius);
    await page.keyboard.press('-');
    expect((await where('zuul0')).radius).toBeCloseTo(radius, 3);
    await page.keyboard.press('0');
    expect(await where('zuul0')).toEqual(before);
  });

  test('another size of the window shows all anew, unless the view was moved', async () => {
    const { page, where } = await open();
    await page.setViewportSize({ width: 900, height: 700 });
    const fitted = await where('staash5');
    expect(fitted.x).toBeLessThan(900);
    await page.keyboard.press('ArrowLeft');
    const moved = await where('staash5');
    await page.setViewportSize({ width: 1280, height: 800 });
    expect(await where('staash5')).toEqual(moved);
  });
});

describeInBrowser('a page on a phone', () => {
  const PHONE = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };

  test('has all its parts within the screen, none over another', async () => {
    const { page, drawn } = await open(PHONE);
    const boxes = await page.evaluate(() =>
      ['run', 'search', 'menu', 'legend', 'zoom', 'time'].map((id) => {
        const { left, right, top, bottom } =
          document.getElementById(id)?.getBoundingClientRect() ?? new DOMRect();
        return { id, left, right, top, bottom };
      }),
    );
    for (const [index, box] of boxes.entries()) {
      expect(box.left).toBeGreaterThanOrEqual(0);
      expect(box.right).toBeLessThanOrEqual(360);
      expect(box.bottom).toBeLessThanOrEqual(640);
      for (const other of boxes.slice(index + 1)) {
        const isOver =
          box.left < other.right &&
          other.left < box.right &&
          box.top < other.bottom &&
          other.top < box.bottom;
        expect({ [`${box.id} over ${other.id}`]: isOver }).toEqual({
          [`${box.id} over ${other.id}`]: false,
        });
      }
    }
    const { circles } = await drawn();
    expect(circles.length).toBe(43);
    for (const { x, y } of circles) {
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(360);
      expect(y).toBeGreaterThan(100);
      expect(y).toBeLessThan(540);
    }
    // Tiers take the height there is, though the screen is narrow.
    const heights = circles.map(({ y }) => y);
    expect(Math.max(...heights) - Math.min(...heights)).toBeGreaterThan(240);
  });

  test('a tap chooses a node; one finger moves the view, two zoom', async () => {
    const { page, where, drawn } = await open(PHONE);
    const before = await where('elb-api');
    await page.touchscreen.tap(before.x + 6, before.y);
    expect(await page.textContent('#details h2')).toBe('elb-api');
    await page.tap('#details .close');

    const session = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...points: [number, number][]) =>
      session.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: points.map(([x, y], id) => ({ x, y, id })),
      });
    await touch('touchStart', [30, 150]);
    await touch('touchMove', [40, 170]);
    await touch('touchMove', [60, 190]);
    await touch('touchEnd');
    const moved = await where('elb-api');
    expect([moved.x - before.x, moved.y - before.y]).toEqual([
      expect.closeTo(30, 0),
      expect.closeTo(40, 0),
    ]);
    const middle = { x: moved.x, y: moved.y + 40 };
    const fingers = (reach: number): [number, number][] => [
      [middle.x - reach, middle.y],
      [middle.x + reach, middle.y],
    ];
    await touch('touchStart', ...fingers(10));
    await touch('touchMove', ...fingers(15));
    await touch('touchMove', ...fingers(20));
    await touch('touchEnd');
    // Twice as far apart. What lies beyond the screen is not drawn: so it is known by its colour.
    const zoomed = (await drawn()).circles.find(({ colour }) => colour === before.colour);
    expect(zoomed?.x).toBeCloseTo(middle.x, 0);
    expect(zoomed?.y).toBeCloseTo(middle.y - 80, 0);
  });
});
