import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { raft } from '../../docs/examples/raft.ts';
import { completeScenario, type Result, type ScenarioInput, simulate } from '../../kernel/index.ts';
import { builtInModel, builtInNames } from '../../models/built-in.ts';
import { spread } from '../../models/gossip/index.ts';
import { Folder, told } from '../cli/command.ts';
import { describeInBrowser, openPage } from './browser.ts';
import { openRun, runPage, shows } from './watched.ts';

/** Five members of spread rumours: a model that the page has, and whose nodes stand in a ring. */
const FEW: Partial<ScenarioInput> = {
  options: { population: 5, clocking: 'free' },
  faults: [
    { kind: 'crash', actors: 'node2', from: '5s', to: '25s' },
    { kind: 'cut', between: ['node1', ['node3', 'node4']], from: '0s', to: '20s' },
  ],
};

/** Where the slider stands at 10 s, when both faults hold. */
const tenSeconds = ({ outcome }: Result): string => String(Math.round(1e10 / outcome.at));

/** A size at which each model runs for a moment. */
const SMALL: Partial<ScenarioInput> = { limits: { events: 1_500 } };

/** A model whose property breaks at its fourth event. */
const FEW_BEATS = `
  import { defineModel, each, seconds } from 'spigo';
  class One {
    beats = 0;
    start(self) { self.every(seconds(1), 'Beat'); }
    timer() { this.beats += 1; }
  }
  export default defineModel({
    name: 'beats',
    tolerates: [],
    actors: (setup) => void setup.spawn('one', () => new One()),
    properties: [each('few beats', One, ({ beats }) => beats < 3 || 'three of them')],
  });`;

describeInBrowser('a run that the page makes again', () => {
  test('has the fingerprint that it has in Node, of every built-in model', async () => {
    const runs = await Promise.all(
      builtInNames.map(async (name) => {
        const model = await builtInModel(name);
        if (model === undefined) throw new Error(`no model ${name}`);
        const size = 'population' in model.options ? { options: { population: 60 } } : {};
        const scenario = completeScenario(model, { seed: 'b', ...SMALL, ...size }, name);
        return { scenario, fingerprint: simulate(model, scenario).fingerprint };
      }),
    );
    const { page } = await openRun(spread, FEW, { mayFail: true });
    const made = await page.evaluate(
      async (scenarios) => {
        const script = JSON.parse(document.querySelector('#worker')?.textContent ?? '""');
        const worker = new Worker(URL.createObjectURL(new Blob([script])));
        const ask = (asked: object): Promise<{ fingerprint: string; outcome?: object }> =>
          new Promise((resolve, reject) => {
            worker.onmessage = ({ data }) =>
              'error' in data ? reject(new Error(data.error)) : resolve(data.value);
            worker.postMessage({ number: 1, asked });
          });
        const fingerprints: string[] = [];
        for (const scenario of scenarios) {
          await ask({ question: 'open', scenario });
          let survey = await ask({ question: 'survey', events: 10_000 });
          while (survey.outcome === undefined) {
            survey = await ask({ question: 'survey', events: 10_000 });
          }
          fingerprints.push(survey.fingerprint);
        }
        return fingerprints;
      },
      runs.map(({ scenario }) => scenario),
    );
    expect(made).toEqual(runs.map(({ fingerprint }) => fingerprint));
  });

  test('tells its fingerprint, and shows its end', async () => {
    const { page, result } = await openRun(spread, FEW);
    const own = await page.textContent('#own-fingerprint');
    expect(own).toBe(`${result.fingerprint} the same`);
    await shows(page, result.outcome.events);
    const rows = await page.locator('#legend button').allTextContents();
    expect(rows).toEqual(['infective5', 'susceptible0']);
  });

  test('steps forth and back by event, and plays to its end', async () => {
    const { page, result } = await openRun(spread, FEW);
    await page.fill('#slider', '0');
    await page.waitForFunction(() => document.querySelector('#now')?.textContent?.startsWith('0s'));
    const shown = async (): Promise<number> =>
      Number(/event (\d+) of/.exec((await page.textContent('#now')) ?? '')?.[1]);
    const start = (await shown()) + 1;
    await page.click('#forth');
    await shows(page, start);
    await page.keyboard.press('.');
    await page.keyboard.press('.');
    await shows(page, start + 2);
    await page.click('#back');
    await shows(page, start + 1);
    await page.selectOption('#speed', 'Infinity');
    await page.click('#play');
    await shows(page, result.outcome.events);
    expect(await page.getAttribute('#play', 'aria-label')).toBe('Play');
  });

  test('shows who is down and which links are cut, and its states in colour and shape', async () => {
    const { page, drawn, result } = await openRun(spread, FEW);
    await page.fill('#slider', tenSeconds(result));
    await page.waitForSelector('#holding:not([hidden])');
    const { texts } = await drawn();
    expect(texts.some((text) => /^node1 · infective$/.test(text))).toBe(true);
    expect(await page.locator('#holding li').allTextContents()).toEqual([
      '✕ crash node2, until 25s',
      '✕ cut node1|node3,node4, until 20s',
    ]);
    expect(await page.locator('#faults rect').count()).toBe(2);
    expect(await page.locator('#states path').count()).toBe(2);
  });

  test('tells what an actor holds, what happened, and why', async () => {
    const { page, drawn } = await openRun(spread, FEW);
    const [{ x, y }] = (await drawn()).circles;
    await page.mouse.click(x, y);
    expect(await page.textContent('#details h2')).toBe('node1');
    await page.waitForSelector('#actor dt');
    const fields = await page.locator('#actor dt').allTextContents();
    expect(fields).toContain('informedAt');
    await page.click('#log summary');
    await page.fill('#log-type', 'update');
    const rows = page.locator('#log li');
    expect(await rows.count()).toBeGreaterThan(0);
    for (const text of await rows.allTextContents()) expect(text).toMatch(/ update/);
    await rows.first().locator('button').click();
    await page.waitForSelector('#causes li');
    expect(await page.locator('#causes li').first().textContent()).toMatch(/start$/);
    await page.fill('#log-actor', 'nobody');
    expect(await rows.count()).toBe(0);
  });

  test('of a module of one’s own has its fingerprint, too: the module is in the page', async () => {
    const folder = new Folder({
      'mine.ts': readFileSync(new URL('../../docs/examples/raft.ts', import.meta.url), 'utf8'),
    });
    const run = await folder.run(['mine.ts', '-d', '2s', '--seed', '1', '--html', 'a.html']);
    const { stdout, stderr } = run;
    expect(stderr).not.toContain('the page shows the graph alone');
    const { page } = await openPage(folder.read('a.html'), { isClockReal: true });
    await page.waitForSelector('#own-fingerprint', { state: 'attached' });
    expect(await page.textContent('#own-fingerprint')).toBe(
      `${told(stdout, 'fingerprint')} the same`,
    );
    const rows = await page.locator('#legend button').allTextContents();
    expect(rows).toEqual(['follower4', 'candidate0', 'leader1']);
  });

  test('opens on its failure, with the causes beside the graph, if a check has found one', async () => {
    const folder = new Folder({ 'few.mjs': FEW_BEATS });
    const args = ['check', './few.mjs', '--seed', '1', '--workers', '1', '--no-corpus'];
    const { stdout } = await folder.runApart([...args, '--html', 'a.html']);
    const { page } = await openPage(folder.read('a.html'), { isClockReal: true });
    await page.waitForSelector('#own-fingerprint', { state: 'attached' });
    expect(await page.textContent('#own-fingerprint')).toMatch(/ the same$/);
    await shows(page, 4);
    const failure = await page.textContent('#failure');
    expect(failure).toContain('few beats: broken at 3 s, event 4, one');
    expect(failure).toContain('three of them');
    expect(failure).toContain(/^spigo replay .*$/m.exec(stdout)?.[0] ?? 'no line');
    await page.locator('#failure text', { hasText: 'timer Beat' }).first().click();
    await shows(page, 2);
    await page.click('#failure button');
    await shows(page, 4);
  });

  test('is another one with other options, which the address keeps over a reload', async () => {
    const { page, result } = await openRun(spread, FEW);
    await page.click('#scenario summary');
    await page.fill('#scenario-form [name=population]', '7');
    await page.fill('#scenario-form [name=seed]', 'other');
    await page.click('#scenario-form button');
    await page.waitForFunction(() => location.hash.includes('population=7'));
    for (const again of [false, true]) {
      if (again) await page.reload();
      await page.waitForSelector('#own-fingerprint', { state: 'attached' });
      const { scenario } = result;
      const options = { ...scenario.options, population: 7 };
      const { fingerprint } = simulate(spread, { ...scenario, options, seed: 'other' });
      expect(await page.textContent('#own-fingerprint')).toBe(`${fingerprint} the same`);
      expect(await page.locator('#legend button').allTextContents()).toContain('infective7');
    }
  });

  test('shows the filtered events as a sequence diagram', async () => {
    const { page } = await openRun(spread, FEW);
    await page.click('#log summary');
    await page.fill('#log-type', 'update');
    await page.click('#diagram-open');
    const words = await page.locator('#diagram text').allTextContents();
    expect(words).toContain('update');
    expect(words).toContain('node1');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.click('#diagram >> text=Save as SVG'),
    ]);
    const svg = readFileSync(await file.path(), 'utf8');
    expect(svg).toMatch(/<text [^>]*text-anchor="middle"[^>]*>node1<\/text>/);
    expect(svg).not.toMatch(/class=|var\(/);
    await page.keyboard.press('Escape');
    expect(await page.isVisible('#diagram')).toBe(false);
  });

  test('has all its parts within the screen of a phone, none over another', async () => {
    const phone = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };
    const { page, result } = await openRun(spread, FEW, phone);
    await page.fill('#slider', tenSeconds(result));
    await page.waitForSelector('#holding:not([hidden])');
    const wrong = await page.evaluate(() => {
      const ids = ['run', 'search', 'menu', 'holding', 'legend', 'side', 'zoom', 'time'];
      const boxes = ids.map((id) => ({
        id,
        box: document.getElementById(id)?.getBoundingClientRect() ?? new DOMRect(),
      }));
      const out = boxes.filter(
        ({ box }) => box.left < 0 || box.top < 0 || box.right > 360 || box.bottom > 640,
      );
      const over = boxes.flatMap((one, index) =>
        boxes
          .slice(index + 1)
          .filter(
            ({ box }) =>
              one.box.left < box.right &&
              box.left < one.box.right &&
              one.box.top < box.bottom &&
              box.top < one.box.bottom,
          )
          .map(({ id }) => `${one.id} over ${id}`),
      );
      return [...out.map(({ id }) => id), ...over];
    });
    expect(wrong).toEqual([]);
  });

  test('says so where it cannot be made, and shows the graph that was recorded', async () => {
    const own = { ...raft, reference: { module: './gone.ts', export: 'gone' } };
    const { page } = await openRunThatFails(own);
    expect(await page.textContent('#notice')).toMatch(/^The run cannot be made in this page: /);
    expect(await page.textContent('#now')).toMatch(/ 5 nodes/);
    await page.click('#play');
    expect(await page.getAttribute('#play', 'aria-label')).toBe('Pause');
  });
});

async function openRunThatFails(model: typeof raft) {
  const { text } = runPage(model, { limits: { until: '1s' } });
  const opened = await openPage(text, { isClockReal: true });
  await opened.page.waitForSelector('#notice:not([hidden])');
  return opened;
}
