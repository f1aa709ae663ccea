import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { hex64 } from '../../../kernel/data/mix.ts';
import { RunEnded } from '../../../kernel/engine/ending.ts';
import { Engine } from '../../../kernel/engine/engine.ts';
import { type EngineOptions, ORDERING } from '../../../kernel/engine/engine-options.ts';
import { EventKind } from '../../../kernel/queue/event-store.ts';
import { RunSeed } from '../../../kernel/random/run-seed.ts';
import { test } from '../../property.ts';

const ANYBODY = { index: 0 };

interface Handled {
  readonly at: number;
  readonly payload: unknown;
  readonly id: string;
  readonly cause: string;
}

/** Makes an engine that notes each event, and calls `then` with it. */
function engineOf(
  options: Partial<EngineOptions> = {},
  then: (engine: Engine, payload: unknown) => void = () => undefined,
): { engine: Engine; handled: Handled[] } {
  const handled: Handled[] = [];
  const engine = new Engine(
    {
      seed: new RunSeed('engine'),
      ties: 'fifo',
      queue: 'ladder',
      until: Number.POSITIVE_INFINITY,
      eventsMax: Number.POSITIVE_INFINITY,
      pendingMax: 10_000,
      chainMax: 100,
      hasCauses: true,
      ...options,
    },
    {
      handle(slot) {
        const payload = engine.store.payload(slot);
        const id = hex64(engine.idHigh, engine.idLow);
        const cause = hex64(engine.store.causeHigh(slot), engine.store.causeLow(slot));
        handled.push({ at: engine.now, payload, id, cause });
        engine.store.release(slot);
        then(engine, payload);
      },
      instantOver() {},
      livelock: () => void engine.end({ reason: 'livelock', actors: [] }),
      expect() {},
    },
  );
  engine.setUp();
  return { engine, handled };
}

const everything = (engine: Engine): void => engine.advance(Infinity, Infinity);

const ties = fc.constantFrom('fifo' as const, 'shuffled' as const);
const queue = fc.constantFrom('ladder' as const, 'plain' as const);

// There are few instants, so that most events share one.
const event = fc.record({
  at: fc.nat(4),
  kind: fc.constantFrom('root' as const, 'start' as const, 'timer' as const, 'message' as const),
});

describe('a root', () => {
  test.prop([ties, queue, fc.array(event, { maxLength: 200, size: 'max' })], { numRuns: 100 })(
    'comes before all others of its instant, and roots come in the order of scheduling',
    (order, kind, events) => {
      const { engine, handled } = engineOf({ ties: order, queue: kind }, (one, payload) => {
        // Events scheduled meanwhile for the present instant come after the roots, too.
        if (typeof payload === 'string' && payload.startsWith('root')) {
          one.schedule(EventKind.timer, 0, ANYBODY, 9, 9, 'child');
        }
      });
      events.forEach(({ at, kind: what }, index) => {
        const name = `${what} ${index}`;
        if (what === 'root') {
          engine.scheduleRoot(EventKind.timer, at, ANYBODY, 1, index, name);
        } else if (what === 'message') {
          engine.post(at, ANYBODY, ANYBODY, ORDERING.fifo, 2, index, name);
        } else {
          engine.schedule(EventKind[what], at, ANYBODY, 3, index, name);
        }
      });
      everything(engine);
      const rootCount = events.filter(({ kind: what }) => what === 'root').length;
      expect(handled.length).toBe(events.length + rootCount);
      for (let at = 0; at <= 4; at++) {
        const names = handled.filter((one) => one.at === at).map(({ payload }) => String(payload));
        const roots = events.flatMap((one, index) =>
          one.kind === 'root' && one.at === at ? [`root ${index}`] : [],
        );
        expect(names.slice(0, roots.length)).toEqual(roots);
      }
    },
  );

  test('has an id that follows from its key alone, and no cause', () => {
    const idsOf = (before: number, at: number) => {
      const { engine, handled } = engineOf();
      for (let count = 0; count < before; count++) {
        engine.scheduleRoot(EventKind.timer, 1, ANYBODY, 5, count, 'other');
      }
      for (const key of [7, 8]) engine.scheduleRoot(EventKind.timer, at, ANYBODY, key, 7, 'root');
      everything(engine);
      return handled.filter(({ payload }) => payload === 'root');
    };
    const [first, second] = idsOf(0, 1);
    expect(first.id).not.toBe(second.id);
    expect(first.cause).toBe('0'.repeat(16));
    expect(idsOf(3, 2).map(({ id }) => id)).toEqual([first.id, second.id]);
  });

  test('is scheduled between slices, and what follows from it names it as its cause', () => {
    const { engine, handled } = engineOf({}, (one, payload) => {
      if (payload === 'root') one.schedule(EventKind.timer, 5, ANYBODY, 1, 1, 'child');
    });
    engine.schedule(EventKind.timer, 10, ANYBODY, 1, 1, 'first');
    engine.schedule(EventKind.timer, 20, ANYBODY, 2, 1, 'last');
    engine.advance(11, Infinity);
    engine.scheduleRoot(EventKind.timer, 12, ANYBODY, 1, 1, 'root');
    everything(engine);
    expect(handled.map(({ at, payload }) => `${at} ${payload}`)).toEqual([
      '10 first',
      '12 root',
      '17 child',
      '20 last',
    ]);
    expect(handled[2].cause).toBe(handled[1].id);
  });

  test('is refused at an instant at which something has happened: it would have come before', () => {
    const { engine } = engineOf();
    engine.scheduleRoot(EventKind.timer, 0, ANYBODY, 1, 1, 'at once');
    engine.schedule(EventKind.timer, 10, ANYBODY, 1, 1, 'first');
    engine.schedule(EventKind.timer, 10, ANYBODY, 2, 1, 'second');
    engine.advance(Infinity, 2);
    for (const at of [9, 10]) {
      expect(() => engine.scheduleRoot(EventKind.timer, at, ANYBODY, 1, 1, 'late')).toThrow(
        'a root comes before all events of its instant',
      );
    }
    expect(engine.queue.size).toBe(1);
  });
});

describe('an engine', () => {
  test('ends once: the first to end it says why', () => {
    const { engine } = engineOf();
    expect(engine.end({ reason: 'stopped' })).toEqual({ reason: 'stopped' });
    expect(engine.end({ reason: 'interrupted' })).toEqual({ reason: 'stopped' });
    expect(() => engine.endNow({ reason: 'pending-limit' })).toThrow(RunEnded);
    engine.schedule(EventKind.timer, 1, ANYBODY, 1, 1, 'never');
    everything(engine);
    expect([engine.ending, engine.eventCount, engine.now]).toEqual([{ reason: 'stopped' }, 0, 0]);
  });

  test('that is ended in an event handles it, and none after it', () => {
    const { engine, handled } = engineOf({}, (one, payload) => {
      if (payload === 1) one.end({ reason: 'stopped' });
    });
    for (const at of [0, 1, 2]) engine.schedule(EventKind.timer, at, ANYBODY, at, 1, at);
    everything(engine);
    expect(handled.map(({ payload }) => payload)).toEqual([0, 1]);
    expect([engine.ending, engine.now]).toEqual([{ reason: 'stopped' }, 1]);
  });

  test.prop([
    ties,
    queue,
    fc.array(fc.nat(9), { maxLength: 60 }),
    fc.nat(10),
    fc.nat(60),
    fc.nat(60),
  ])(
    'advances up to an instant (excluded) and to a number of events (included), the lower of both',
    (order, kind, instants, until, eventsMax, limit) => {
      const { engine, handled } = engineOf({ ties: order, queue: kind, eventsMax: limit });
      instants.forEach((at, index) => {
        engine.schedule(EventKind.timer, at, ANYBODY, 1, index, index);
      });
      engine.advance(until, eventsMax);
      const before = instants.filter((at) => at < until).length;
      const count = Math.min(before, eventsMax, limit);
      expect([handled.length, engine.eventCount]).toEqual([count, count]);
      expect(handled.every(({ at }) => at < until)).toBe(true);
      // The engine checks limits of the run before those of the slice.
      const isIdle = count === instants.length;
      const isOver = count === limit && before > count;
      const reason = isIdle ? 'idle' : isOver ? 'event-limit' : undefined;
      expect(engine.ending?.reason).toBe(reason);
      everything(engine);
      expect(handled.length).toBe(Math.min(instants.length, limit));
    },
  );

  test('that ends at its limit of time ends at it, and only once nothing is left before it', () => {
    const { engine } = engineOf({ until: 50 });
    for (const at of [10, 49, 50]) engine.schedule(EventKind.timer, at, ANYBODY, at, 1, at);
    engine.advance(20, Infinity);
    expect([engine.ending, engine.now]).toEqual([undefined, 10]);
    everything(engine);
    expect([engine.ending?.reason, engine.now, engine.eventCount]).toEqual(['time-limit', 50, 2]);
  });

  test('takes no more than may be pending, and ends where one more is scheduled', () => {
    const { engine } = engineOf({ pendingMax: 2 });
    engine.schedule(EventKind.timer, 1, ANYBODY, 1, 1, 'a');
    engine.scheduleRoot(EventKind.timer, 1, ANYBODY, 1, 1, 'b');
    const uses = [
      () => engine.schedule(EventKind.timer, 1, ANYBODY, 2, 1, 'c'),
      () => engine.post(1, ANYBODY, ANYBODY, ORDERING.none, 2, 1, 'c'),
      () => engine.scheduleRoot(EventKind.timer, 1, ANYBODY, 2, 1, 'c'),
    ];
    for (const use of uses) expect(use).toThrow(RunEnded);
    expect([engine.ending, engine.queue.size]).toEqual([{ reason: 'pending-limit' }, 2]);
  });
});
