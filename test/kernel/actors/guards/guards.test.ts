import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { describe, expect, vi } from 'vitest';
import { ms } from '../../../../kernel/index.ts';
import { test } from '../../../property.ts';
import { play, stage } from '../stage.ts';

const format = new Intl.DateTimeFormat();
/** Node's types do not know it. */
const construct = (name: string, ...args: unknown[]): unknown =>
  Reflect.construct(Reflect.get(globalThis, name), args);

/** Everything that would let the world outside into a run. */
const FORBIDDEN: Readonly<Record<string, () => unknown>> = {
  'Math.random()': () => Math.random(),
  'Date()': () => Date(),
  'Date.now()': () => Date.now(),
  'new Date()': () => new Date(),
  'new (new Date(0).constructor)()': () => Reflect.construct(new Date(0).constructor, []),
  'new Date(0).constructor.now()': () => Reflect.get(new Date(0).constructor, 'now')(),
  'class extends Date': () => new (class extends Date {})(),
  'performance.now()': () => performance.now(),
  'performance.mark()': () => performance.mark('here'),
  'performance.measure()': () => performance.measure('since'),
  'performance.timeOrigin': () => performance.timeOrigin,
  'performance.toJSON()': () => performance.toJSON(),
  'performance.eventLoopUtilization()': () => performance.eventLoopUtilization(),
  'new Event().timeStamp': () => new Event('x').timeStamp,
  'new File() without lastModified': () => construct('File', [], 'x'),
  'new File() with other options': () => construct('File', [], 'x', { type: 'text/plain' }),
  'Intl.DateTimeFormat().format()': () => new Intl.DateTimeFormat().format(),
  'format() of a format made before': () => format.format(),
  'formatToParts()': () => format.formatToParts(),
  'process.hrtime()': () => process.hrtime(),
  'process.hrtime.bigint()': () => process.hrtime.bigint(),
  'process.uptime()': () => process.uptime(),
  'process.nextTick()': () => process.nextTick(() => undefined),
  'queueMicrotask()': () => queueMicrotask(() => undefined),
  'setTimeout()': () => setTimeout(() => undefined, 0),
  'setInterval()': () => setInterval(() => undefined, 1000),
  'setImmediate()': () => setImmediate(() => undefined),
  'AbortSignal.timeout()': () => AbortSignal.timeout(1),
  'new MessageChannel()': () => new MessageChannel(),
  'new BroadcastChannel()': () => new BroadcastChannel('x'),
  'new WeakRef()': () => new WeakRef({}),
  'new FinalizationRegistry()': () => new FinalizationRegistry(() => undefined),
  'crypto.randomUUID()': () => crypto.randomUUID(),
  'crypto.getRandomValues()': () => crypto.getRandomValues(new Uint8Array(1)),
};

/** Stops what has been begun outside of a run. */
function end(begun: unknown, name: string): void {
  if (name.startsWith('setI') || name.startsWith('setT')) clearInterval(begun as NodeJS.Timeout);
  if (begun instanceof BroadcastChannel) begun.close();
}

const prototypes: object[] = [performance, crypto].map((owner) => Object.getPrototypeOf(owner));

const owners = (): object[] => [
  ...[globalThis, Math, console, process, performance, crypto, AbortSignal, Date, Date.prototype],
  ...[Intl, Intl.DateTimeFormat.prototype, Event.prototype, Promise.prototype],
  ...prototypes,
];

type Members = Readonly<Record<string, PropertyDescriptor>>;

/** What stands there now. */
const globalsNow = (): Members[] => owners().map(Object.getOwnPropertyDescriptors);

/** The names of what differs: all that differs would be too much to show. */
const changedSince = (before: readonly Members[]): string[] =>
  globalsNow().flatMap((now, index) =>
    [...new Set([...Object.keys(before[index]), ...Object.keys(now)])].filter((name) =>
      PARTS.some((part) => !Object.is(now[name]?.[part], before[index][name]?.[part])),
    ),
  );

const PARTS = ['value', 'get', 'set', 'writable', 'enumerable', 'configurable'] as const;

// The first slice of a process puts gates where members cannot be set.
play((setup) => setup.spawn('first', () => ({ start() {} })));

describe('while a slice runs', () => {
  for (const [name, use] of Object.entries(FORBIDDEN)) {
    test(`${name} fails the actor that calls it, and works again afterwards`, () => {
      const before = globalsNow();
      const { result } = play((setup) => {
        setup.spawn('curious', () => ({
          start: (self) => self.after(ms(1500), { type: 'Look' }),
          timer: () => void use(),
        }));
      });
      expect(result.outcome).toMatchObject({
        reason: 'actor-failed',
        actor: 'curious',
        at: 1_500_000,
        handling: { type: 'Look' },
        error: expect.stringMatching(/^SimulationError: 1.5s curious: .*; use ./),
      });
      expect(changedSince(before)).toEqual([]);
      end(use(), name);
    });
  }

  test('a model cannot use them in its set-up either', () => {
    const before = globalsNow();
    for (const use of Object.values(FORBIDDEN)) {
      expect(() => stage(() => void use())).toThrow(expect.objectContaining({ code: 'forbidden' }));
      expect(changedSince(before)).toEqual([]);
    }
  });

  test('a given date, and what a date is, stay', () => {
    const { result } = play((setup) => {
      setup.spawn('one', () => ({
        start(self) {
          const date = new Date(0);
          self.count(`at ${date.toISOString()}`);
          self.count(`is a date: ${date instanceof Date}`);
          self.count(`a day: ${Date.UTC(1970, 0, 2)}`);
        },
      }));
    });
    expect(Object.keys(result.counts.model)).toEqual([
      'at 1970-01-01T00:00:00.000Z',
      'is a date: true',
      'a day: 86400000',
    ]);
  });

  test("so do what is told what to say: formats, files, dates of classes of one's own", () => {
    class Day extends Date {}
    const told: unknown[] = [];
    const { result } = play((setup) => {
      setup.spawn('one', () => ({
        start() {
          class Night extends Date {}
          const file = construct('File', [], 'x', { lastModified: 7 });
          const [day, night] = [new Day(0), new Night(5)];
          told.push(
            format.format(0),
            format.formatToParts(0),
            Reflect.get(Object(file), 'lastModified'),
          );
          told.push(day instanceof Day, night instanceof Night, night.getTime());
          told.push(new Date(0).constructor === Date, new Event('x').type, crypto.subtle);
        },
      }));
    });
    expect(result.outcome).toMatchObject({ reason: 'idle' });
    expect(told).toEqual([
      ...[format.format(0), format.formatToParts(0), 7, true, true, 5, true, 'x', crypto.subtle],
    ]);
  });

  test('a class that is none is none: `new` of it, `instanceof` and its prototype are those of before', () => {
    const { BroadcastChannel: before } = globalThis;
    play((setup) => setup.spawn('one', () => ({ start() {} })));
    expect(globalThis.BroadcastChannel).toBe(before);
    vi.stubGlobal('BroadcastChannel', undefined);
    expect(globalThis.BroadcastChannel).toBeUndefined();
    vi.unstubAllGlobals();
    expect(globalThis.BroadcastChannel).toBe(before);
  });

  test('what Node itself needs works: its streams and all of its console', () => {
    const written: string[] = [];
    const stream = new Writable({
      write(chunk, _encoding, done) {
        written.push(String(chunk));
        done();
      },
    });
    const own = new Console(stream);
    const { result } = play((setup) => {
      setup.spawn('one', () => ({
        start() {
          stream.write('plain\n');
          own.log('mine', new Date(0));
          own.table([{ a: 1 }]);
          own.dir({ b: 2 });
        },
      }));
    });
    expect(result.outcome.reason).toBe('idle');
    expect(written.slice(0, 2)).toEqual(['plain\n', 'mine 1970-01-01T00:00:00.000Z\n']);
    expect(written.join('')).toMatch(/a.*\n.*1[\s\S]*\{ b: 2 \}\n$/);
  });

  test('an observer may have Node do something later, a handler may not', () => {
    const tick = () => process.nextTick(() => undefined);
    const { result } = play(
      (setup) => setup.spawn('one', () => ({ start() {} })),
      {},
      {
        observers: [{ event: tick }],
      },
    );
    expect(result.outcome.reason).toBe('idle');
  });

  test('between slices all works', () => {
    const world = stage((setup) => {
      setup.spawn('one', () => ({ start: (self) => self.every(ms(1), 'T'), timer() {} }));
    });
    const before = globalsNow();
    for (let slice = 0; slice < 3; slice++) {
      expect(world.advance({ events: 5 })).toBe('paused');
      expect(changedSince(before)).toEqual([]);
      expect(Date.now()).toBeGreaterThan(0);
    }
  });

  test('what a test has put there is guarded too, and is there again afterwards', () => {
    const ask = (use: () => unknown): unknown =>
      play((setup) => setup.spawn('one', () => ({ start: () => void use() }))).result.outcome;
    const refused = {
      error: expect.stringMatching(
        /^SimulationError: .*; use self\.now, or world\.now in a property$/,
      ),
    };
    const before = globalsNow();
    const spy = vi.spyOn(performance, 'now').mockReturnValue(7);
    expect(ask(() => performance.now())).toMatchObject(refused);
    expect(spy).not.toHaveBeenCalled();
    expect(performance.now()).toBe(7);
    spy.mockRestore();
    expect(ask(() => performance.now())).toMatchObject(refused);
    vi.useFakeTimers({ now: 5 });
    try {
      const faked = globalsNow();
      for (const use of [() => Date.now(), () => new Date(), () => performance.now()]) {
        expect(ask(use)).toMatchObject(refused);
      }
      expect(ask(() => setTimeout(() => undefined, 1))).toMatchObject({ reason: 'actor-failed' });
      expect(changedSince(faked)).toEqual([]);
      expect(Date.now()).toBe(5);
    } finally {
      vi.useRealTimers();
    }
    expect(ask(() => Date.now())).toMatchObject(refused);
    expect(changedSince(before)).toEqual([]);
  });

  test('inside of a slice of another world, errors name the inner one, then the outer one again', () => {
    const errors: unknown[] = [];
    const before = globalsNow();
    const { result } = play((setup) => {
      setup.spawn('outer', () => ({
        start() {
          const inner = play((within) => {
            within.spawn('inner', () => ({
              start: (self) => self.after(ms(3), 'T'),
              timer: () => void Date(),
            }));
          });
          errors.push(inner.result.outcome);
          Date();
        },
      }));
    });
    expect([...errors, result.outcome]).toMatchObject([
      { actor: 'inner', error: expect.stringContaining(': 3ms inner: Date would') },
      { actor: 'outer', error: expect.stringContaining(': 0s outer: Date would') },
    ]);
    expect(changedSince(before)).toEqual([]);
  });

  test('lines on the console say when and who', () => {
    const write = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    try {
      play((setup) => {
        console.log('set-up');
        setup.spawn('Pirate7', () => ({
          start: (self) => self.after(ms(12_500), 'T'),
          timer() {
            console.log('I am', { old: true });
            console.log(100, '%');
            console.warn('beware %d', 7);
          },
        }));
      });
      console.log('after');
      expect(write.mock.calls).toEqual([
        ['[0s] set-up'],
        ['[12.5s Pirate7] I am', { old: true }],
        ['%s', '[12.5s Pirate7]', 100, '%'],
        ['after'],
      ]);
      expect(warn.mock.calls).toEqual([['[12.5s Pirate7] beware %d', 7]]);
    } finally {
      write.mockRestore();
      warn.mockRestore();
    }
  });
});
