import { describe, expect, test, vi } from 'vitest';
import { PromiseWatch } from '../../../../kernel/actors/guards/promise-watch.ts';
import { ms, type Setup } from '../../../../kernel/index.ts';
import { play, stage } from '../stage.ts';

const before = Promise.resolve();
let settleBefore: (value: number) => void = () => undefined;
let failBefore: (reason: Error) => void = () => undefined;
const outside = (): void => {
  new Promise((resolve) => {
    settleBefore = resolve;
  });
  new Promise((_, reject) => {
    failBefore = reject;
  }).catch(() => undefined);
};

async function later(): Promise<void> {
  await before;
}
async function* sequence(): AsyncGenerator<number> {
  yield 1;
}
class Task extends Promise<number> {}

/** Ways to make something happen after a handler that does not wait for it. */
const WAYS: Readonly<Record<string, [does: string, act: () => unknown]>> = {
  'Promise.resolve().then()': ['made', () => Promise.resolve().then(() => undefined)],
  'Promise.resolve()': ['made', () => Promise.resolve(1)],
  'Promise.reject()': ['made', () => Promise.reject(new Error('unheard'))],
  'Promise.all()': ['made', () => Promise.all([])],
  'new Promise()': ['made', () => new Promise(() => undefined)],
  'a class that extends Promise': ['made', () => Task.resolve(1)],
  'then of a promise made before': ['made', () => before.then(() => undefined)],
  'finally of a promise made before': ['made', () => before.finally(() => undefined)],
  'an async function': ['made', () => later()],
  'a step of an async generator': ['made', () => sequence().next()],
  'import()': ['made', () => import('node:path')],
  'resolve() of a promise made before': ['settled', () => settleBefore(1)],
  'reject() of a promise made before': ['settled', () => failBefore(new Error('heard'))],
};

/** An actor whose third timer acts, beside one that does not. */
const acting =
  (act: () => unknown) =>
  (setup: Setup): void => {
    setup.spawn('calm', () => ({ start: (self) => self.every(ms(1), 'T'), timer() {} }));
    let count = 0;
    setup.spawn('hasty', () => ({
      start: (self) => self.every(ms(2), 'T'),
      timer() {
        count += 1;
        if (count === 3) void act();
      },
    }));
  };

const FAILED = { reason: 'actor-failed', actor: 'hasty', at: 6_000, handling: 'T' };

/** Lets all waiting callbacks run. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('a handler fails when it returns', () => {
  for (const [way, [did, act]] of Object.entries(WAYS)) {
    test(`if it used ${way}`, async () => {
      outside();
      const unheard = vi.fn();
      process.on('unhandledRejection', unheard);
      try {
        const { world, result } = play(acting(act));
        const error = `SimulationError: a handler ${did} a promise: handlers act at once`;
        expect(result.outcome).toMatchObject({ ...FAILED, error });
        // The place in the handler comes before anything of the kernel.
        const { stack } = world.failure as Error;
        const [head, ...frames] = String(stack).split('\n');
        expect(head).toBe(error);
        const place = frames.findIndex((line) => line.includes('promise-watch.test.ts'));
        expect(place).toBeGreaterThan(-1);
        expect(frames.slice(0, place).join()).not.toContain('kernel/');
        await settle();
        expect(unheard).not.toHaveBeenCalled();
      } finally {
        process.off('unhandledRejection', unheard);
      }
    });
  }

  test('at start and on a message as well', () => {
    const starting = play((setup) => {
      setup.spawn('hasty', () => ({ start: () => void later() }));
    });
    expect(starting.result.outcome).toMatchObject({
      reason: 'actor-failed',
      actor: 'hasty',
      at: 0,
    });
    const receiving = play((setup) => {
      setup.spawn('hasty', () => ({
        start: (self) => self.send(self.channel, { go: true }),
        receive: () => void later(),
      }));
    });
    expect(receiving.result.outcome).toMatchObject({
      reason: 'actor-failed',
      actor: 'hasty',
      handling: { go: true },
    });
  });

  test('and if it returns the promise, or throws, that is what it fails with', () => {
    const outcome = (start: () => unknown) =>
      play((setup) => void setup.spawn('one', () => ({ start: start as () => void }))).result
        .outcome;
    expect(outcome(later)).toMatchObject({
      error: 'SimulationError: a handler returned a promise: handlers act at once',
    });
    const thrown = outcome(() => {
      void later();
      throw new Error('first');
    });
    expect(thrown).toMatchObject({ error: 'Error: first' });
  });

  test('however the run is sliced, and each time: what waited would be seen at no certain event', async () => {
    const told = new Set<string>();
    for (const events of [1, 7, 100, Number.POSITIVE_INFINITY]) {
      let isReady = false;
      const world = stage(
        acting(() => Promise.resolve().then(() => (isReady = true))),
        { limits: { until: '20ms' } },
      );
      while (world.advance({ events }) === 'paused') await null;
      const { outcome, fingerprint } = world.result();
      expect(outcome).toMatchObject(FAILED);
      told.add(JSON.stringify([outcome, fingerprint]));
      await settle();
      expect(isReady).toBe(true);
    }
    expect(told.size).toBe(1);
  });
});

describe("a promise is no handler's", () => {
  test('between slices', async () => {
    outside();
    const world = stage(
      acting(() => undefined),
      { limits: { until: '10ms' } },
    );
    void later();
    while (world.advance({ events: 1 }) === 'paused') {
      await later();
      settleBefore(1);
    }
    expect(world.ending).toMatchObject({ reason: 'time-limit' });
  });

  test('if an observer makes it, of events or of what an actor tells', async () => {
    let madeCount = 0;
    const make = (): void => void later().then(() => (madeCount += 1));
    const { result } = play(
      (setup) => {
        setup.spawn('one', () => ({
          start: (self) => self.report({ kind: 'edge', target: self.channel }),
        }));
      },
      {},
      { observers: [{ event: make, report: make }] },
    );
    expect(result.outcome.reason).toBe('idle');
    await settle();
    expect(madeCount).toBeGreaterThan(0);
  });

  test('if a world inside of an observer makes it: that world fails alone', () => {
    let inner: unknown;
    const advance = (): void => {
      inner ??= play(acting(later)).result.outcome;
    };
    const { result } = play(
      acting(() => undefined),
      { limits: { until: '10ms' } },
      {
        observers: [{ event: advance }],
      },
    );
    expect(inner).toMatchObject(FAILED);
    expect(result.outcome.reason).toBe('time-limit');
  });

  test('if the console needs it', () => {
    const write = vi.spyOn(console, 'log').mockImplementation(() => void later());
    try {
      const { result } = play(
        acting(() => console.log('hello')),
        { limits: { until: '10ms' } },
      );
      expect(write.mock.calls).toEqual([['[6ms hasty] hello']]);
      expect(result.outcome.reason).toBe('time-limit');
    } finally {
      write.mockRestore();
    }
  });
});

test('a set-up that makes a promise is refused, with the place as the cause', () => {
  const set = (): unknown => stage(() => void later());
  expect(set).toThrow(
    expect.objectContaining({
      code: 'bad-model',
      message: 'model stage: actors made or settled a promise: a set-up acts at once',
      cause: expect.objectContaining({ stack: expect.stringMatching(/at later .*promise-watch/) }),
    }),
  );
});

test('a world inside of a handler fails with its own promise, and so does the handler', () => {
  const inner: unknown[] = [];
  const nest = (act: () => unknown) => () => {
    inner.push(play(acting(act), { limits: { until: '10ms' } }).result.outcome);
  };
  const calm = play(acting(nest(() => undefined)), { limits: { until: '10ms' } });
  expect([inner.pop(), calm.result.outcome]).toMatchObject([
    { reason: 'time-limit' },
    { reason: 'time-limit' },
  ]);
  const hasty = play(acting(nest(later)));
  expect([inner.pop(), hasty.result.outcome]).toMatchObject([FAILED, FAILED]);
  // What was made before the inner world is not that world's.
  const first = play(
    acting(() => {
      void later();
      nest(() => undefined)();
    }),
  );
  expect([inner.pop(), first.result.outcome]).toMatchObject([{ reason: 'time-limit' }, FAILED]);
});

describe('without hooks, as in a browser', () => {
  const ways: [way: string, act: () => unknown][] = [
    ['then', () => before.then(() => undefined)],
    ['catch', () => before.catch(() => undefined)],
    ['finally', () => before.finally(() => undefined)],
  ];
  for (const [way, act] of ways) {
    test(`${way} is noted while a slice runs, works, and is put back`, async () => {
      const watch = new PromiseWatch(undefined);
      const { then } = Promise.prototype;
      const outer = watch.enter();
      expect(watch.noted).toBeUndefined();
      const next = act();
      expect(watch.noted).toMatchObject({
        message: expect.stringContaining('continued a promise'),
      });
      watch.leave(outer);
      expect([watch.noted, Promise.prototype.then]).toEqual([undefined, then]);
      expect(await next).toBeUndefined();
    });
  }

  test('what fails after it has been noted is heard', async () => {
    const unheard = vi.fn();
    process.on('unhandledRejection', unheard);
    try {
      const watch = new PromiseWatch(undefined);
      const outer = watch.enter();
      void before.then(() => {
        throw new Error('unheard');
      });
      watch.leave(outer);
      await settle();
      expect(unheard).not.toHaveBeenCalled();
    } finally {
      process.off('unhandledRejection', unheard);
    }
  });
});
