import { expect, test } from 'vitest';
import { edge, node } from '../cli/page/graphs.ts';
import { describeInBrowser, openGraph } from './browser.ts';

/** A node a second for ten seconds, each with an edge to the first. */
const RECORDS = Array.from({ length: 10 }, (_, index) => [
  node(`n${index}`, 'pirate', undefined, index * 1e6),
  ...(index > 0 ? [edge(`n${index}`, 'n0', index * 1e6)] : []),
]).flat();

const open = async (options: Parameters<typeof openGraph>[1] = {}) => {
  const opened = await openGraph(RECORDS, { endAt: 10e6, ...options });
  return {
    ...opened,
    counts: async (): Promise<[nodes: number, edges: number]> => {
      const { circles, lines } = await opened.drawn();
      return [circles.length, lines.length];
    },
    /** Moves the slider to a step: one of a thousand, or by arrival one of as many as there are items. */
    slide: (value: number): Promise<void> => opened.page.fill('#slider', String(value)),
    told: (): Promise<string | null> => opened.page.textContent('#now'),
  };
};

describeInBrowser('the time of a page', () => {
  test('begins with all, and the slider shows what there was by then', async () => {
    const { counts, slide, told, drawn } = await open();
    expect([await counts(), await told()]).toEqual([[10, 9], '10s · 10 nodes · 9 edges']);
    const radius = (await drawn()).circles[0].radius;
    await slide(450);
    expect([await counts(), await told()]).toEqual([[5, 4], '4.5s · 5 nodes · 4 edges']);
    // Sizes follow the edges that are there.
    expect((await drawn()).circles[0].radius).toBeLessThan(radius);
    await slide(0);
    expect([await counts(), await told()]).toEqual([[1, 0], '0s · 1 node · 0 edges']);
    await slide(1000);
    expect(await counts()).toEqual([10, 9]);
  });

  test('may go by arrival: one node or edge after the other', async () => {
    const { page, counts, slide } = await open();
    await page.selectOption('#pace', 'arrival');
    for (const [value, nodes, edges] of [
      [0, 0, 0],
      [1, 1, 0],
      [2, 2, 0],
      [3, 2, 1],
      [10, 6, 4],
      [19, 10, 9],
    ]) {
      await slide(value);
      expect([value, ...(await counts())]).toEqual([value, nodes, edges]);
    }
  });

  test('goes by a key to the next node or edge', async () => {
    const { page, counts, told } = await open();
    await page.selectOption('#pace', 'arrival');
    await page.focus('#slider');
    await page.keyboard.press('Home');
    expect(await told()).toBe('0s · 0 nodes · 0 edges');
    for (const count of [1, 2, 2]) {
      await page.keyboard.press('ArrowRight');
      expect((await counts())[0]).toBe(count);
    }
    expect(await told()).toBe('1s · 2 nodes · 1 edge');
  });

  test('leaves the slider where it is, however much there is to tell', async () => {
    const { page, slide } = await open();
    const width = () => page.$eval('#slider', (slider) => slider.getBoundingClientRect().width);
    const whole = await width();
    for (const value of [0, 123, 987]) {
      await slide(value);
      expect(await width()).toBe(whole);
    }
  });

  test('has no note beside a node that is not there yet', async () => {
    const { page, drawn } = await open();
    const { x, y } = (await drawn()).circles[9];
    await page.mouse.move(x, y);
    expect(await page.textContent('#tip .name')).toBe('n9');
    // Plays from the start.
    await page.keyboard.press(' ');
    expect(await page.isVisible('#tip')).toBe(false);
    expect(await page.getAttribute('#graph', 'class')).toBe('');
  });

  test('goes by arrival from the start, and by nothing else, where all happens at once', async () => {
    const records = [node('a'), node('b'), edge('a', 'b')];
    const { page, drawn } = await openGraph(records);
    expect(await page.inputValue('#pace')).toBe('arrival');
    expect(await page.isVisible('#pace')).toBe(false);
    await page.fill('#slider', '2');
    expect((await drawn()).circles.length).toBe(2);
    expect((await drawn()).lines.length).toBe(0);
  });

  test('plays from the start to the end, and shows what is new', async () => {
    const { page, counts, told, drawn, pass } = await open();
    await page.selectOption('#speed', '2');
    await page.click('#play');
    expect(await page.getAttribute('#play', 'aria-label')).toBe('Pause');
    const nodes: number[] = [];
    let freshCount = 0;
    while ((await page.getAttribute('#play', 'aria-label')) === 'Pause') {
      await pass(200);
      const { circles, lines } = await drawn();
      nodes.push(circles.length);
      freshCount += lines.filter(({ alpha }) => alpha > 0.6).length;
    }
    expect([await counts(), await told()]).toEqual([[10, 9], '10s · 10 nodes · 9 edges']);
    expect(nodes).toEqual([...nodes].sort((a, b) => a - b));
    expect(new Set(nodes).size).toBeGreaterThan(4);
    expect(freshCount).toBeGreaterThan(0);
  });

  test('pauses where it is, with the space bar too', async () => {
    const { page, told, pass } = await open();
    await page.keyboard.press(' ');
    await pass(1_500);
    await page.keyboard.press(' ');
    const before = await told();
    expect(before).toMatch(/[3-9] nodes/);
    await pass(200);
    expect(await told()).toBe(before);
    expect(await page.getAttribute('#slider', 'aria-valuetext')).toBe(before);
  });

  test('goes no faster when it is paused and played on within a frame', async () => {
    const { page, pass } = await open();
    await page.evaluate(() => {
      const button = document.querySelector<HTMLButtonElement>('#play');
      for (let count = 0; count < 5; count += 1) button?.click();
    });
    await pass(600);
    // All takes four seconds.
    const share = Number(await page.inputValue('#slider')) / 1_000;
    expect(share).toBeGreaterThan(0.8 * (600 / 4_000));
    expect(share).toBeLessThan(1.1 * (600 / 4_000));
  });

  test('plays on while the space bar is held down', async () => {
    const { page } = await open();
    for (let count = 0; count < 4; count += 1) await page.keyboard.down(' ');
    expect(await page.getAttribute('#play', 'aria-label')).toBe('Pause');
  });

  test('plays in steps, without flashes, where motion is to be reduced', async () => {
    const { page, pass } = await open({ reducedMotion: 'reduce' });
    await page.selectOption('#speed', '4');
    await page.click('#play');
    const values = new Set<string>();
    let brightest = 0;
    while ((await page.getAttribute('#play', 'aria-label')) === 'Pause') {
      await pass(100);
      values.add(await page.inputValue('#slider'));
      const alphas = await page.evaluate(() => window.drawn.lines.map(({ alpha }) => alpha));
      brightest = Math.max(brightest, ...alphas);
    }
    expect(values.size).toBeLessThan(6);
    expect(brightest).toBeLessThan(0.6);
  });

  test('what was chosen before it appeared is said not to be there yet', async () => {
    const { page, slide } = await open();
    await page.fill('#search', 'n9');
    await page.keyboard.press('Enter');
    expect(await page.textContent('#details .about')).toBe('pirate · since 9s');
    await slide(500);
    expect(await page.textContent('#details .about')).toBe('pirate · not yet');
  });
});

describeInBrowser('the controls of a page', () => {
  test('are reached by the tab key in the order of sight, and seen when they have the focus', async () => {
    const { page } = await open();
    const order: string[] = [];
    for (let count = 0; count < 13; count += 1) {
      await page.keyboard.press('Tab');
      order.push(
        await page.evaluate(() => {
          const { activeElement: element } = document;
          if (element === null) return 'nothing';
          const width = getComputedStyle(element).outlineWidth;
          return `${element.id || (element.textContent ?? '').trim()} ${width}`;
        }),
      );
    }
    const names = ['graph', 'stagecomplete at 10s', 'search', 'view', '0–8 edges9'];
    names.push('9+ edges1', 'zoom-in', 'zoom-out', 'zoom-fit', 'play', 'slider', 'pace', 'speed');
    expect(order).toEqual(names.map((name) => `${name} 2px`));
  });

  test('have names', async () => {
    const { page } = await open();
    const nameless = await page.evaluate(
      () =>
        [...document.querySelectorAll('button, input, select, summary')].filter((element) => {
          const label = element instanceof HTMLInputElement ? element.labels?.length : 0;
          const inLabel = element.closest('label')?.textContent?.trim();
          return !(element.ariaLabel || label || inLabel || element.textContent?.trim());
        }).length,
    );
    expect(nameless).toBe(0);
  });
});
