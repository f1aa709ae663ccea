import { describe, expect, vi } from 'vitest';
import { ms } from '../../../kernel/index.ts';
import { test } from '../../property.ts';
import { play, stage } from './stage.ts';

/** Everything that would let the world outside into a run. */
const FORBIDDEN: Readonly<Record<string, () => unknown>> = {
  'Math.random()': () => Math.random(),
  'Date()': () => Date(),
  'Date.now()': () => Date.now(),
  'new Date()': () => new Date(),
  'performance.now()': () => performance.now(),
  'setTimeout()': () => setTimeout(() => undefined, 0),
  'setInterval()': () => setInterval(() => undefined, 1000),
  'setImmediate()': () => setImmediate(() => undefined),
  'crypto.randomUUID()': () => crypto.randomUUID(),
  'crypto.getRandomValues()': () => crypto.getRandomValues(new Uint8Array(1)),
};

/** What stands there now. */
const globalsNow = () => ({
  random: Math.random,
  Date: globalThis.Date,
  now: performance.now,
  setTimeout: globalThis.setTimeout,
  setInterval: globalThis.setInterval,
  setImmediate: globalThis.setImmediate,
  randomUUID: crypto.randomUUID,
  getRandomValues: crypto.getRandomValues,
  log: console.log,
  own: [Math, performance, crypto, console, globalThis].map((owner) =>
    Object.getOwnPropertyNames(owner),
  ),
});

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
        error: expect.stringMatching(/^SimulationError: 1.5s curious: .* use self\./),
      });
      expect(globalsNow()).toEqual(before);
      const timer = use();
      if (name.startsWith('set')) clearInterval(timer as NodeJS.Timeout);
    });
  }

  test('a model cannot use them in its set-up either', () => {
    const before = globalsNow();
    for (const use of Object.values(FORBIDDEN)) {
      expect(() => stage(() => void use())).toThrow(expect.objectContaining({ code: 'forbidden' }));
      expect(globalsNow()).toEqual(before);
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

  test('between slices all works', () => {
    const world = stage((setup) => {
      setup.spawn('one', () => ({ start: (self) => self.every(ms(1), 'T'), timer() {} }));
    });
    const before = globalsNow();
    for (let slice = 0; slice < 3; slice++) {
      expect(world.advance({ events: 5 })).toBe('paused');
      expect(globalsNow()).toEqual(before);
      expect(Date.now()).toBeGreaterThan(0);
    }
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
