import { execFile } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';

const kernel = pathToFileURL(`${import.meta.dirname}/../../../../dist/kernel/index.js`).href;
const program = (hand: string): string => `
  import { parentPort } from 'node:worker_threads';
  import { defineModel, ms, simulate } from '${kernel}';
  class Micro {
    count = 0;
    ready = false;
    start(self) { self.every(ms(1), 't'); }
    timer() {
      this.count += 1;
      if (this.count === 40_000) void Promise.resolve().then(() => { this.ready = true; });
    }
  }
  const micro = defineModel({ name: 'micro', actors(setup) { setup.spawn('a', () => new Micro()); } });
  const told = [1, 2, 3].map(() => {
    const { outcome, fingerprint } = simulate(micro, { seed: '1', limits: { until: '100s' } });
    return { ...outcome, fingerprint };
  });
  ${hand}`;
const failed = {
  reason: 'actor-failed',
  actor: 'a',
  handling: 't',
  at: 40_000_000,
  error: 'SimulationError: a handler made a promise: handlers act at once',
};

/** Runs it in a process of its own. */
const inProcess = async (): Promise<unknown[]> => {
  const code = program('console.log(JSON.stringify(told));');
  const args = ['--input-type=module', '--eval', code];
  return JSON.parse((await promisify(execFile)(process.execPath, args)).stdout);
};
const inWorker = (): Promise<unknown[]> => {
  const code = program('parentPort.postMessage(told);');
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`));
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
};

test('a promise that nobody awaits fails the run at its handler: each time, in any process, in a worker', async () => {
  const told = (await Promise.all([inProcess(), inProcess(), inWorker()])).flat();
  expect(told).toHaveLength(9);
  for (const one of told) {
    expect(one).toMatchObject(failed);
    expect(one).toEqual(told[0]);
  }
});
