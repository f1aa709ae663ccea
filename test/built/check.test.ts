import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bundleModule } from '../../cli/input/bundle-module.ts';
import type { ModelData, RunOrder } from '../../cli/session/model-worker.ts';
import { programOf } from '../../cli/session/model-workers.ts';
import { driveOnWorkers, trialsOf } from '../../cli/session/run-steps.ts';
import { type StartWorker, threadOf } from '../../cli/workers/worker.ts';
import { Workers } from '../../cli/workers/workers.ts';
import { ledger } from '../../docs/examples/ledger.ts';
import { type Examination, examineIndex, isSameFailure, shrink } from '../../kernel/check/index.ts';
import { ended, Folder, told } from '../cli/command.ts';
import type { Ended } from '../cli/in-process.ts';

const EXAMPLE = resolve(import.meta.dirname, '../../docs/examples/ledger.ts');
const LEDGER = readFileSync(EXAMPLE, 'utf8');

/** A server of continuous integration keeps no failures. */
const AT_HOME = { env: { CI: '' } };

/** Checks with one worker, unless the arguments ask for more. */
const check = (folder: Folder, ...args: string[]): Promise<Ended> => {
  const workers = args.includes('--workers') ? [] : ['--workers', '1'];
  return folder.run(['check', ...args, ...workers, '--seed', '1'], AT_HOME);
};

/** The word behind `spigo replay` in a report. */
function tokenIn(stdout: string): string {
  const [, token] = /^spigo replay '(spigo1\.[\w-]+)'$/m.exec(stdout) ?? [];
  if (token === undefined) throw new Error(`no token in:\n${stdout}`);
  return token;
}

/** A model of one actor, whose property holds or not. */
const modelOf = (handler: string, property: string): string => `
  import { always, defineModel, seconds } from 'spigo';
  let runCount = 0;
  export class One {
    start(self) { runCount += 1; this.run = runCount; self.every(seconds(1), 'T'); }
    timer(_timer, self) { ${handler} }
  }
  export default defineModel({
    name: 'one',
    actors: (setup) => void setup.spawn('one', () => new One()),
    properties: [${property}],
  });`;

/** A model whose failure is small from the start, for what does not depend on the failure. */
const SMALL = `
  import { defineModel, each, seconds } from 'spigo';
  class One {
    count = 0;
    constructor(step) { this.step = step; }
    start(self) { self.every(seconds(1), 'T'); }
    timer() { this.count += this.step; }
  }
  export default defineModel({
    name: 'small',
    options: { step: 1 },
    tolerates: [],
    actors: (setup, { step }) => void setup.spawn('one', () => new One(step)),
    properties: [each('few', One, ({ count }) => count < 3 || 'three')],
  });`;

let failed: Promise<Ended> | undefined;

/** The check of the ledger with seed 1, which is run once for all tests. */
async function failedCheck(): Promise<Ended & { readonly token: string }> {
  failed ??= check(new Folder({ 'ledger.ts': LEDGER }), './ledger.ts', '--no-corpus');
  const found = await failed;
  return { ...found, token: tokenIn(found.stdout) };
}

describe('spigo check', () => {
  test('finds a failure, makes it small, and tells the line that replays it until it is fixed', async () => {
    const folder = new Folder({ 'ledger.ts': LEDGER });
    const { stdout, stderr, code, token } = await failedCheck();
    expect([stderr, code]).toEqual(['', 1]);
    expect(stdout).toMatch(/^ledger fails after \d+ scenarios?\n/);
    expect(stdout).toContain('nothing is added twice');

    const failing = await folder.run(['replay', token]);
    expect(failing.stdout).toMatch(
      /^fails the same: "nothing is added twice": \d+ added, \d+ asked, at event \d+\nrun the same: /,
    );
    expect([failing.stderr, failing.code]).toEqual(['', 1]);

    const seeing = await folder.run(['replay', token, '--actor', 'ledger1']);
    expect(seeing.stdout).toMatch(/\n {2}- total: 0\n {2}\+ total: 1\n/);

    folder.write('ledger.ts', LEDGER.replace('careful: false', 'careful: true'));
    const changed = await folder.run(['replay', token, '--actor', 'ledger1']);
    expect(changed.stderr).toContain('the module has changed since: ./ledger.ts');
    // The scenario says that its ledgers are careless, whatever the default is.
    expect((await folder.run(['replay', token])).code).toBe(1);
    folder.write('ledger.ts', LEDGER.replace('!this.isCareful ||', ''));
    const fixed = await folder.run(['replay', token]);
    expect(fixed.stdout).toMatch(
      /^passes\nrun the same: .*\nfixed: none of 100 seeds of the same schedule fails\n$/,
    );
    expect(fixed.stderr).toBe('spigo: the module has changed since: ./ledger.ts\n');
    expect(fixed.code).toBe(0);
  });

  test('says that a failure is fixed if no other seed shows it in another run, either', async () => {
    const folder = new Folder({ 'ledger.ts': LEDGER });
    const { token } = await failedCheck();
    const chatty = LEDGER.replace('key: message.key })', 'key: message.key, also: 1 } as Message)');
    folder.write('ledger.ts', chatty);
    const other = await folder.run(['replay', token]);
    expect(other.stdout).toMatch(/^fails the same: .*\ndiverged at event \d+: .*\n$/);
    expect(other.code).toBe(1);
    folder.write('ledger.ts', chatty.replace('!this.isCareful ||', ''));
    const fixed = await folder.run(['replay', token]);
    expect(fixed.stdout).toMatch(
      /^passes\ndiverged at event \d+: .*\nfixed: none of 100 seeds of the same schedule fails\n$/,
    );
    expect(fixed.code).toBe(0);
  });

  test('says what a green check is worth, and leaves no file', async () => {
    const folder = new Folder({ 'ledger.ts': LEDGER });
    const args = ['./ledger.ts', '--set', 'careful=true', '--runs', '60', '--faults', 'loss,cut'];
    const { stdout, stderr, code } = await check(folder, ...args, '--html', 'page.html');
    const pageless = 'spigo: --html page.html: nothing is written, since nothing fails\n';
    expect([stderr, code]).toEqual([pageless, 0]);
    expect(stdout).toMatch(/^ledger held after 60 scenarios\n/);
    expect(told(stdout, 'faults')).toMatch(/cut \d+ in \d+ runs/);
    expect(told(stdout, 'faults')).not.toContain('duplicated');
    expect(told(stdout, 'properties')).toMatch(
      /^always "nothing is added twice": evaluated [\d,]+ times, true [\d,]+ times, in 60 of 60 runs$/,
    );
    expect(told(stdout, 'worth')).toBe(
      '60 runs, 0 failed: failure rate below 4.9 % with 95 % confidence',
    );
    expect(told(stdout, 'again')).toBe(
      'spigo check ./ledger.ts --set careful=true --faults loss,cut --seed 1 --runs 60',
    );
    expect(folder.list()).toEqual(['ledger.ts']);
  });

  test('says that a property is never reached', async () => {
    const folder = new Folder({ 'ledger.ts': LEDGER.replace('actor.answered > 0', 'false') });
    const { stdout, code } = await check(folder, './ledger.ts', '--runs', '3', '--faults', 'none');
    expect(stdout).toContain('sometimes "a client is answered": never reached\n');
    expect(code).toBe(0);
  });

  test('tells the same, however many workers there are', async () => {
    const folder = new Folder({ 'ledger.ts': LEDGER });
    const outputs = [await failedCheck()];
    const four = await check(folder, './ledger.ts', '--no-corpus', '--workers', '4');
    outputs.push({ ...four, token: '' });
    const shown = outputs.map(({ stdout }) => stdout.replace(/^(events|again) .*$/gm, ''));
    expect(shown[0]).toMatch(/^ledger fails/);
    expect(new Set(shown).size).toBe(1);
  });

  test('tries what has failed before first, and keeps nothing on a server', async () => {
    const folder = new Folder({ 'small.mjs': SMALL });
    await folder.run(['check', './small.mjs', '--seed', '1'], { env: { CI: 'true' } });
    expect(folder.list()).toEqual(['small.mjs']);
    const first = await check(folder, './small.mjs');
    const [, kept] = /^kept +(\S+\.json),/m.exec(first.stdout) ?? [];
    expect(kept).toMatch(/^\.spigo\/corpus\/small\/[0-9a-f]{16}\.json$/);
    expect((await folder.run(['replay', kept])).code).toBe(1);
    const again = await check(folder, './small.mjs');
    expect(again.stdout).toMatch(/^small fails after 0 scenarios\n/);
    expect(again.stdout).toContain(`\n${kept}, which was kept, fails again\n`);
    const beyond = await check(folder, './small.mjs', '--beyond');
    expect(beyond.stdout).toMatch(/^kept +\.spigo\/corpus\/small\/beyond\/[0-9a-f]{16}\.json,/m);
    const green = await check(folder, './small.mjs', '--set', 'step=0', '--runs', '5');
    expect(green.stdout).toMatch(/^small held after 5 scenarios\n/);
    const changed = SMALL.replaceAll('step', 'pace');
    folder.write('small.mjs', changed);
    const without = await check(folder, './small.mjs', '--runs', '1', '--faults', 'none');
    expect(without.stderr).toMatch(
      /^spigo: \.spigo\/corpus\/.*\.json: left out, since the model or its options have changed: scenario: /,
    );
  });

  test('makes the failure of a scenario small that somebody has made, and keeps none', async () => {
    const pause = { kind: 'pause', actors: 'one', from: '1500ms', to: '1600ms' };
    const made = {
      model: { module: './small.mjs', export: 'default' },
      seed: 'x',
      faults: [pause],
    };
    const held = { ...made, options: { step: 0 }, limits: { until: '9s' } };
    const texts = [made, held].map((scenario) => JSON.stringify(scenario));
    const files = { 'small.mjs': SMALL, 'made.json': texts[0], 'held.json': texts[1] };
    const folder = new Folder(files);
    const failing = await folder.runApart(['check', 'made.json', '--workers', '1'], AT_HOME);
    expect(failing.stdout).toMatch(/^made\.json fails\n\nfew: broken at 3 s, event 4, one\n/);
    expect(failing.stdout).toContain('\n1 one, 0 faults; from 1 fault, 1 one, in ');
    const holding = await folder.runApart(['check', 'held.json', '--workers', '1'], AT_HOME);
    expect(holding.stdout).toBe(
      'held.json held: no property is broken\nagain        spigo check held.json --seed x\n',
    );
    expect([failing.code, holding.code]).toEqual([1, 0]);
    expect(folder.list().sort()).toEqual(Object.keys(files).sort());
  });

  test('finds that runs share a state before it makes anything smaller', async () => {
    const property = "always('runs', (world) => world.actor('one').actor.run < 5)";
    const folder = new Folder({
      'one.mjs': modelOf(
        "self.log('a'); if (this.run > 4) self.send(self.channel, this.run);",
        property,
      ),
    });
    const { stdout, code } = await check(folder, './one.mjs', '--faults', 'none', '--workers', '1');
    expect(stdout).toMatch(/^one is not the same in each run, after \d scenarios\n/);
    expect(stdout).toMatch(
      /\nscenario \d is another run in a fresh worker: fingerprint [0-9a-f]{16}, after others [0-9a-f]{16}\n/,
    );
    expect(stdout).toContain('fails (it does not hold) after others, and passes in a fresh worker');
    expect(code).toBe(1);
  });

  test.each([
    ['for (;;);', 'it takes longer than 2 s of wall time'],
    ['process.exit(9);', 'its worker dies: it ended with status 9'],
  ])('outlives a handler that never returns, or ends its worker: %s', async (handler, reason) => {
    const folder = new Folder({ 'one.mjs': modelOf(handler, "always('true', () => true)") });
    const { stdout, stderr, code } = await check(folder, './one.mjs', '--limit', '200ms');
    expect(stdout).toContain(`\nscenario 0 does not end: ${reason}\n`);
    expect(stdout).toMatch(
      /\nagain {8}spigo check \.\/one\.mjs --limit 200ms --seed 1 --only 0\n$/,
    );
    expect(stderr).toMatch(/^spigo: a (scenario takes longer|worker has died)/);
    expect(code).toBe(1);
  });

  test('prints its report as JSON', async () => {
    const folder = new Folder({ 'small.mjs': SMALL });
    const { stdout, code } = await check(folder, './small.mjs', '--json');
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({ format: 'spigo-check-1', model: 'small', end: 'failed' });
    expect(report.minimum.examination.failure.property).toBe('few');
    expect((await folder.run(['replay', report.token])).code).toBe(1);
    expect(code).toBe(1);
  });

  test('ends on a signal, also while a handler runs', async () => {
    const folder = new Folder({ 'one.mjs': modelOf('for (;;);', "always('true', () => true)") });
    const child = folder.start(['check', './one.mjs', '--limit', '1s', '--seed', '1'], AT_HOME);
    await new Promise((resolve) => child.stderr?.once('data', resolve));
    child.kill('SIGINT');
    const { stdout, code } = await ended(child);
    expect(stdout).toMatch(/^one is interrupted after 0 scenarios\n/);
    expect(code).toBe(130);
  });

  test.each([
    [
      ['./ledger.ts', '--faults', 'loss,crsh'],
      '--faults: got "crsh", expected kinds of faults or none; did you mean "crash"?',
    ],
    [
      ['./ledger.ts', '--faults', 'crash'],
      'faults: got crash, expected kinds that ledger tolerates',
    ],
    [['./ledger.ts', '--runs', '0'], '--runs: got "0", expected'],
    [
      ['./ledger.ts', '--for', 'ever'],
      '--for: got "ever", expected a duration above 0 such as 30s',
    ],
    [['./none.ts'], './none.ts: got no such file, expected a module of a model'],
    [
      ['./bare.mjs'],
      "model bare: got no properties, expected some to check; add to defineModel: properties: [always('a name', (world) => ...)]",
    ],
    [
      ['./ledger.ts', '--html', 'none/a.html'],
      '--html none/a.html: got a path that cannot be written',
    ],
    [['held.json', '--runs', '5'], '--runs: got one scenario to check, expected a model whose'],
    [['fsmm'], 'fsmm: no such model; did you mean "fsm"?'],
  ])('refuses %j', async (args, line) => {
    const folder = new Folder({
      'ledger.ts': LEDGER,
      'held.json': '{"model":"fsm"}',
      'bare.mjs':
        "import { defineModel } from 'spigo'; export default defineModel({ name: 'bare', actors() {} });",
    });
    const { stdout, stderr, code } = await folder.run(['check', ...args]);
    expect(stderr).toContain(`spigo: ${line}`);
    expect(stderr.trim()).not.toContain('\n');
    expect([stdout, code]).toEqual(['', 2]);
  });
});

/** Starts workers of which the first one answers late. */
function slowed(start: StartWorker): StartWorker {
  let count = 0;
  return (listener) => {
    const isSlow = count++ === 0;
    const message = (data: unknown): void => {
      if (isSlow) setTimeout(() => listener.message(data), 20);
      else listener.message(data);
    };
    return start({ ...listener, message });
  };
}

test('a failure becomes as small with any number of workers, also if one is slow', async () => {
  const options = {
    seed: '1',
    base: { model: { module: './docs/examples/ledger.ts', export: 'ledger' } },
  };
  const found = Array.from({ length: 50 }, (_, index) => index)
    .map((index) => examineIndex(ledger, options, index))
    .find(({ failure }) => failure !== undefined);
  if (found === undefined) throw new Error('no failure');
  const bundle = await bundleModule(EXAMPLE);
  const minima: unknown[] = [];
  for (const count of [1, 2, 4]) {
    const data: ModelData = { reference: options.base.model, bundle, options };
    const start = slowed(threadOf(programOf('model-worker')));
    const workers = new Workers<RunOrder, Examination>({ start, data, count, limitMs: 60_000 });
    const isSought = (shown: Examination): boolean => isSameFailure(found, shown);
    minima.push(await driveOnWorkers(trialsOf(shrink(ledger, found)), workers, isSought));
    await workers.close();
  }
  expect(minima[0]).toMatchObject({ examination: { failure: { kind: 'property' } } });
  expect(minima[1]).toEqual(minima[0]);
  expect(minima[2]).toEqual(minima[0]);
});
