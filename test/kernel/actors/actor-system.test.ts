import { inspect } from 'node:util';
import { describe, expect } from 'vitest';
import { ms, type ObservedEvent, type Observer } from '../../../kernel/index.ts';
import { test } from '../../property.ts';
import { type Anyone, eventsOf, play, stage } from './stage.ts';

describe('a handler that fails', () => {
  const failing: Readonly<Record<string, Anyone>> = {
    start: {
      start() {
        throw new RangeError('too far');
      },
    },
    receive: {
      start: (self) => self.send(self.channel, { type: 'Ping' }),
      receive() {
        throw new RangeError('too far');
      },
    },
    timer: {
      start: (self) => self.after(ms(1), { type: 'Ping' }),
      timer() {
        throw new RangeError('too far');
      },
    },
  };

  for (const [name, actor] of Object.entries(failing)) {
    test(`in ${name} ends the run, and the outcome names actor, instant and message`, () => {
      const { world, result } = play((setup) => {
        setup.spawn('healthy', () => ({}));
        setup.spawn('culprit', () => actor);
      });
      expect(result.outcome).toEqual({
        reason: 'actor-failed',
        actor: 'culprit',
        error: 'RangeError: too far',
        at: name === 'timer' ? 1000 : 0,
        events: name === 'start' ? 1 : 2,
        ...(name !== 'start' && { handling: { type: 'Ping' } }),
      });
      expect(world.failure).toBeInstanceOf(RangeError);
      expect(world.advance()).toBe(result.outcome);
    });
  }

  test('may throw anything', () => {
    for (const thrown of ['text', undefined, null, { reason: 'odd' }]) {
      const { result } = play((setup) => {
        setup.spawn('culprit', () => ({
          start() {
            throw thrown;
          },
        }));
      });
      expect(result.outcome).toMatchObject({ actor: 'culprit', error: String(thrown) });
    }
  });

  test('is one that returns a promise, also one that comes to nothing', async () => {
    const promises: (() => unknown)[] = [
      async () => {},
      () => Promise.reject(new Error('unheard')),
      () => Object.fromEntries([['then', () => undefined]]),
    ];
    for (const start of promises) {
      const { result } = play((setup) => {
        setup.spawn('culprit', () => ({ start: () => start() as undefined }));
      });
      expect(result.outcome).toMatchObject({ reason: 'actor-failed', actor: 'culprit' });
      expect(result.outcome).toMatchObject({ error: expect.stringContaining('promise') });
    }
    // An unheard rejection would fail this test's process here.
    await new Promise((resolve) => setTimeout(resolve, 10));
  });

  test('is not one that returns anything else', () => {
    const { result } = play((setup) => {
      setup.spawn('one', () => ({ start: () => 42 as unknown as undefined }));
      setup.spawn('two', () => ({ start: () => null as unknown as undefined }));
      setup.spawn('three', () => ({
        start: () => Object.fromEntries([['then', 1]]) as unknown as undefined,
      }));
    });
    expect(result.outcome.reason).toBe('idle');
  });
});

describe('an actor without a handler', () => {
  test('receives all the same: the message is delivered', () => {
    const { result } = play((setup) => {
      const silent = setup.spawn('silent', () => ({}));
      setup.spawn('one', () => ({ start: (self) => self.send(silent, 'x') }));
    });
    expect(result.counts).toMatchObject({ delivered: 1, dropped: { gone: 0 } });
  });
});

describe('an observer', () => {
  const ping: Anyone = {
    start(self) {
      self.send(self.channel, { type: 'Ping' });
      self.after(ms(1), 'T');
    },
    receive: (_message, _from, self) => self.leave(),
  };

  test('is told every event before it is handled: index, instant, id, cause, kind, data', () => {
    const events = eventsOf((setup) => {
      const pinged = setup.spawn('pinged', () => ({ ...ping, receive: undefined as never }));
      setup.spawn('other', () => ({ start: (self) => self.send(pinged, 'x') }));
    });
    const ids = events.map(({ id }) => id);
    expect(events.map(({ index }) => index)).toEqual([1, 2, 3, 4, 5]);
    expect(new Set(ids).size).toBe(5);
    expect(ids.every((id) => /^[0-9a-f]{16}$/.test(id))).toBe(true);
    const told = events.map(({ at, kind, to, from, data, cause }) => ({
      at,
      kind,
      to: to.name,
      from: from?.name,
      data,
      cause: ids.indexOf(cause),
    }));
    expect(told).toEqual([
      { at: 0, kind: 'start', to: 'pinged', cause: -1 },
      { at: 0, kind: 'start', to: 'other', cause: -1 },
      { at: 0, kind: 'message', to: 'pinged', from: 'pinged', data: { type: 'Ping' }, cause: 0 },
      { at: 0, kind: 'message', to: 'pinged', from: 'other', data: 'x', cause: 1 },
      { at: 1000, kind: 'timer', to: 'pinged', data: 'T', cause: 0 },
    ]);
    expect(events.slice(0, 2).map(({ cause }) => cause)).toEqual(Array(2).fill('0'.repeat(16)));
  });

  test('can compare events, and has a plain copy of each for files and for the console', () => {
    const [start, message] = eventsOf((setup) => {
      setup.spawn('one', () => ({ start: (self) => self.send(self.channel, 'x') }));
    });
    expect(message).not.toEqual(start);
    expect(message).toMatchObject({ kind: 'message', at: 0, id: message.id });
    const copy = JSON.parse(JSON.stringify(message));
    expect(copy).toEqual({
      index: 2,
      at: 0,
      id: message.id,
      cause: start.id,
      kind: 'message',
      to: 'one',
      from: 'one',
      data: 'x',
    });
    expect(inspect(message)).toContain("kind: 'message'");
  });

  test('is told what was dropped, and why', () => {
    const dropped: ObservedEvent[] = eventsOf((setup) => {
      const leaver = setup.spawn('leaver', () => ({ start: (self) => self.leave() }));
      setup.spawn('one', () => ({ start: (self) => self.send(leaver, 'x') }));
    }).filter((event) => event.dropped !== undefined);
    expect(dropped).toMatchObject([{ kind: 'message', data: 'x', dropped: 'gone' }]);
  });

  test('that throws makes `advance` throw; that is no failure of the actor', () => {
    const unheard = new Error('disk full');
    const throwing: Observer[] = [
      { event: () => raise(unheard) },
      { report: () => raise(unheard) },
      { log: () => raise(unheard) },
    ];
    for (const observer of throwing) {
      const world = stage(
        (setup) => {
          setup.spawn('one', () => ({
            start(self) {
              self.log('hello');
              self.report({ kind: 'node', service: 's' });
            },
          }));
        },
        {},
        { observers: [observer] },
      );
      expect(() => world.advance()).toThrow(unheard);
      expect(world.ending).toBeUndefined();
      expect(world.failure).toBeUndefined();
    }
  });
});

const raise = (error: Error): never => {
  throw error;
};
