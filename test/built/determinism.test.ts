import { execFile } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { type ScenarioInput, simulate, type WorldOptions } from '../../kernel/index.ts';
import { builtInModel } from '../../models/built-in.ts';

type Queue = NonNullable<WorldOptions['queue']>;

interface Run {
  readonly input: ScenarioInput & { readonly model: string };
  readonly queue: Queue;
}

/** Each scenario runs with both orders of ties, and with both queues. */
const MODELS = [
  { model: 'fsm', options: { population: 60, promises: 0.3, logger: true } },
  { model: 'skype', options: { population: 60 } },
  // This one has latencies, retries, a registry and a ring, in two regions.
  { model: 'migration6', options: { population: 40, duration: '3s', load: 4 } },
] as const;

const RUNS: readonly Run[] = MODELS.flatMap((about) =>
  (['fifo', 'shuffled'] as const).flatMap((ties) =>
    (['ladder', 'plain'] as const).map((queue) => ({
      input: { seed: 'all', strict: true, ties, ...about },
      queue,
    })),
  ),
);

/** The whole result of a run, as text: fingerprint, checkpoints, counts, the hash of each actor. */
async function told({ input, queue }: Run): Promise<string> {
  const model = await builtInModel(input.model);
  if (model === undefined) throw new Error(`no model ${input.model}`);
  return JSON.stringify(simulate(model, input, { queue }));
}

const here: readonly string[] = await Promise.all(RUNS.map(told));

const built = (path: string): string =>
  pathToFileURL(`${import.meta.dirname}/../../dist/${path}`).href;

/** Makes the runs with the compiled package and hands their results over: text of a program. */
const program = (hand: string): string => `
  import { parentPort } from 'node:worker_threads';
  import { builtInModel, simulate } from '${built('models/spigo.js')}';
  const told = await Promise.all(${JSON.stringify(RUNS)}.map(async ({ input, queue }) =>
    JSON.stringify(simulate(await builtInModel(input.model), input, { queue }))));
  ${hand}`;

/** The runs in a process of its own. */
async function inProcess(flags: readonly string[], env: NodeJS.ProcessEnv): Promise<string[]> {
  const code = program('process.stdout.write(JSON.stringify(told));');
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...flags, '--input-type=module', '--eval', code],
    { env: { ...process.env, ...env }, maxBuffer: 2 ** 26 },
  );
  return JSON.parse(stdout);
}

/** The runs in a worker thread. */
function inWorker(): Promise<string[]> {
  const code = program('parentPort.postMessage(told);');
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`));
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

test('both queues make the same run; the order of ties makes another', () => {
  MODELS.forEach(({ model }, index) => {
    const [fifo, fifoPlain, shuffled, shuffledPlain] = here.slice(4 * index, 4 * index + 4);
    expect(fifoPlain, model).toBe(fifo);
    expect(shuffledPlain, model).toBe(shuffled);
    const [one, other] = [fifo, shuffled].map((text) => JSON.parse(text));
    expect(one.checkpoints.length, model).toBeGreaterThan(500);
    expect(one.counts.ties, model).toBeGreaterThan(100);
    expect(other.checkpoints, model).not.toEqual(one.checkpoints);
  });
});

test('a second process makes the same runs', async () => {
  expectSame(await inProcess([], {}));
});

test('a process in another language, at another place, without compiled code makes the same runs', async () => {
  const env = { LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8', TZ: 'Asia/Kolkata' };
  expectSame(await inProcess(['--jitless', '--no-warnings'], env));
});

test('a worker thread makes the same runs', async () => {
  expectSame(await inWorker());
});

/** Fingerprints and checkpoints first, as a difference there says more than one of whole texts. */
function expectSame(there: readonly string[]): void {
  const short = (texts: readonly string[]) =>
    texts.map((text) => {
      const { fingerprint, checkpoints } = JSON.parse(text);
      return { fingerprint, checkpoints };
    });
  expect(short(there)).toEqual(short(here));
  expect(there).toEqual(here);
}
