import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { processOf, type StartWorker, threadOf } from '../../../cli/workers/worker.ts';
import { type Answer, Workers, type WorkersOptions } from '../../../cli/workers/workers.ts';
import { Folder } from '../command.ts';
import type { Order } from './program.ts';

/** The program as one file, since Node runs no TypeScript. */
const folder = mkdtempSync(join(tmpdir(), 'spigo-'));
const program = pathToFileURL(join(folder, 'program.mjs'));
const inThread = threadOf(program);

beforeAll(() =>
  build({
    entryPoints: [join(import.meta.dirname, 'program.ts')],
    outfile: fileURLToPath(program),
    bundle: true,
    format: 'esm',
    platform: 'node',
    mainFields: ['module', 'main'],
  }),
);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function workers(options: Partial<WorkersOptions> = {}): Workers<Order, number> {
  const made = new Workers<Order, number>({
    start: inThread,
    data: { factor: 2 },
    count: 2,
    limitMs: 60_000,
    ...options,
  });
  onTestFinished(() => made.close());
  return made;
}

async function collect<T>(answers: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const answer of answers) all.push(answer);
  return all;
}

const done = (result: number): Answer<number> => ({ kind: 'done', result });

describe('workers', () => {
  test.each<[string, StartWorker]>([
    ['threads', inThread],
    ['processes', processOf(program)],
  ])('answer in the order of the inputs, whoever is first: %s', async (_kind, start) => {
    const numbers = Array.from({ length: 12 }, (_, index) => index);
    const orders = numbers.map(
      (number): Order => ({ do: 'double', number, waitMs: number % 3 === 0 ? 30 : 0 }),
    );
    const answers = await collect(workers({ start }).map(orders));
    expect(answers).toEqual(numbers.map((number) => done(2 * number)));
  });

  test('take no more inputs than they need, and give up the rest when nobody listens', async () => {
    let taken = 0;
    let isReturned = false;
    function* endless(): Generator<Order> {
      try {
        for (;;) yield { do: 'double', number: taken++ };
      } finally {
        isReturned = true;
      }
    }
    const pool = workers();
    const first: unknown[] = [];
    for await (const answer of pool.map(endless())) {
      first.push(answer);
      if (first.length === 5) break;
    }
    expect(first).toEqual([0, 2, 4, 6, 8].map(done));
    expect(taken).toBeLessThan(50);
    expect(isReturned).toBe(true);
    expect(await collect(pool.map([{ do: 'double', number: 50 }]))).toEqual([done(100)]);
  });

  test('are replaced when they die, and their input is run once more', async () => {
    const said: string[] = [];
    const pool = workers({ say: (text) => said.push(text) });
    const once = join(new Folder().path, 'once');
    const orders: Order[] = [
      { do: 'die', unless: once },
      { do: 'double', number: 1 },
      { do: 'die' },
      { do: 'double', number: 2 },
    ];
    expect(await collect(pool.map(orders))).toEqual([
      done(-1),
      done(2),
      { kind: 'died', reason: 'it ended with status 7' },
      done(4),
    ]);
    expect(said).toEqual(
      new Array(2).fill(
        'a worker has died (it ended with status 7): its scenario is made again in another one',
      ),
    );
  });

  test('are ended when they take too long, after ten times the limit has confirmed it', async () => {
    const said: string[] = [];
    const pool = workers({ limitMs: 100, say: (text) => said.push(text) });
    const orders: Order[] = [
      { do: 'double', number: 1, waitMs: 300 },
      { do: 'loop' },
      { do: 'double', number: 2 },
    ];
    expect(await collect(pool.map(orders))).toEqual([
      done(2),
      { kind: 'stuck', limitMs: 1000 },
      done(4),
    ]);
    expect(said).toEqual(
      new Array(2).fill('a scenario takes longer than 100 ms: it is tried with 1000 ms'),
    );
  });

  test('end at once when their signal says so, even in an endless loop', async () => {
    const control = new AbortController();
    const pool = workers({ signal: control.signal });
    const answers: unknown[] = [];
    for await (const answer of pool.map([{ do: 'double', number: 1 }, { do: 'loop' }])) {
      answers.push(answer);
      control.abort();
    }
    expect(answers).toEqual([done(2)]);
    expect(await collect(pool.map([{ do: 'double', number: 1 }]))).toEqual([]);
  });

  test('pass on what was thrown in them', async () => {
    await expect(collect(workers().map([{ do: 'throw' }]))).rejects.toThrow(/RangeError: thrown/);
    const unable = workers({ data: { factor: 0 } });
    await expect(collect(unable.map([{ do: 'count' }]))).rejects.toThrow(/RangeError: no factor/);
  });

  test('keep what they know from input to input, and a fresh one knows nothing', async () => {
    const pool = workers({ count: 1 });
    const orders: Order[] = [{ do: 'count' }, { do: 'count' }, { do: 'count' }];
    expect(await collect(pool.map(orders))).toEqual([1, 2, 3].map(done));
    expect(await pool.fresh({ do: 'count' })).toEqual(done(1));
  });
});
