import { describe, expect } from 'vitest';
import { type Channel, us } from '../../../kernel/index.ts';
import { test } from '../../property.ts';
import { type Anyone, alone, boss, failure, type Me, play } from './stage.ts';

describe('self.disk', () => {
  test('gets what was set last under a key, for each actor its own, and nothing where nothing was', () => {
    const { world, result } = play((setup) => {
      for (const name of ['a', 'b']) {
        setup.spawn(name, () => ({
          start(self) {
            self.disk.set('name', 'nobody');
            self.disk.set('name', name);
            self.disk.set('__proto__', { of: name });
            self.after(us(1), 'T');
          },
          timer(_timer, self) {
            const { of } = self.disk.get<{ of: string }>('__proto__') ?? { of: 'nobody' };
            self.count(`${self.disk.get<string>('name')} ${of} ${self.disk.get('toString')}`);
          },
        }));
      }
    });
    expect(result.counts.model).toEqual({ 'a a undefined': 1, 'b b undefined': 1 });
    expect(world.actor('a')?.disk).toEqual(
      new Map<string, unknown>([
        ['name', 'a'],
        ['__proto__', { of: 'a' }],
      ]),
    );
  });

  test('is empty for those who never wrote', () => {
    const { world } = play((setup) => void setup.spawn('a', () => ({})));
    expect(world.actor('a')?.disk).toEqual(new Map());
  });

  test('holds channels, which live on', () => {
    const { result } = alone((self) => {
      self.disk.set('peers', [self.channel]);
      const [peer] = self.disk.get<Channel[]>('peers') ?? [];
      if (peer === self.channel) self.count('itself');
      self.send(peer, 'hello');
    });
    expect(result.counts).toMatchObject({ delivered: 1, model: { itself: 1 } });
  });

  // Of a disk that aliased memory, every forgotten write was durable.
  test('freezes what is set, to its depth, in a run that is not strict too', () => {
    for (const strict of [true, false]) {
      for (const change of [
        (log: { deep: number[] }[]) => log.push({ deep: [] }),
        (log: { deep: number[] }[]) => log[0].deep.push(1),
      ]) {
        const { outcome } = play(
          (setup) =>
            void setup.spawn('one', () => ({
              start(self) {
                const log = [{ deep: [1] }];
                self.disk.set('log', log);
                change(log);
              },
            })),
          { strict },
        ).result;
        expect(outcome).toMatchObject(failure('one', 'TypeError'));
      }
    }
  });

  test('refuses what is no plain data, and a key that is no text, and keeps what was there', () => {
    const wrong: [key: unknown, data: unknown, says: string][] = [
      [
        'k',
        { view: { members: new Map() } },
        'one writes {"view":{"members":{}}} to its disk under "k", in which view.members is a Map: expected plain JSON data and channels',
      ],
      ['k', [1, Number.NaN], 'in which 1 is NaN'],
      ['k', () => 1, 'which is a function'],
      [7, 1, 'one writes to its disk under 7, expected a text'],
      [undefined, 1, 'one writes to its disk under nothing, expected a text'],
    ];
    for (const [key, data, says] of wrong) {
      const { world, result } = play(
        (setup) =>
          void setup.spawn('one', () => ({
            start(self) {
              self.disk.set('k', 'before');
              self.disk.set(key as string, data);
            },
          })),
      );
      expect(result.outcome).toMatchObject(failure('one', says));
      expect(world.actor('one')?.disk).toEqual(new Map([['k', 'before']]));
    }
  });
});

describe('the hash of a disk', () => {
  /** The fingerprint of a run in which "a" writes in its first life, and is spawned again or not. */
  const fingerprintOf = (write: (self: Me) => void, next: Anyone | null = { start() {} }) => {
    const writer: Anyone = {
      start(self) {
        write(self);
        self.leave();
      },
    };
    const { result } = boss({
      1: (self) => void self.spawn('a', () => writer),
      2: (self) => void (next && self.spawn('a', () => next)),
    });
    expect(result.outcome.reason).toBe('idle');
    return result.fingerprint;
  };

  const one = (self: Me): void => self.disk.set('a', 1);

  test('enters with the next life, whether or not that has a start', () => {
    for (const next of [{ start() {} }, { receive() {} }]) {
      expect(fingerprintOf(one, next)).not.toBe(fingerprintOf(() => undefined, next));
    }
    // What is written is seen nowhere else: without a next life, the run is the same.
    expect(fingerprintOf(one, null)).toBe(fingerprintOf(() => undefined, null));
  });

  test('differs by key and by content, and by what stands under which key', () => {
    const contents: ((self: Me) => void)[] = [
      one,
      (self) => self.disk.set('a', 2),
      (self) => self.disk.set('b', 1),
      (self) => self.disk.set('a', [1]),
      (self) => self.disk.set('a', self.channel),
      (self) => {
        self.disk.set('a', 'b');
        self.disk.set('b', 'a');
      },
      (self) => {
        self.disk.set('a', 'a');
        self.disk.set('b', 'b');
      },
    ];
    expect(new Set(contents.map((write) => fingerprintOf(write))).size).toBe(contents.length);
  });

  test('is that of what is written, whatever the order of writing and whatever was there before', () => {
    const expected = fingerprintOf((self) => {
      self.disk.set('a', 1);
      self.disk.set('b', [2]);
    });
    for (const write of [
      (self: Me) => {
        self.disk.set('b', [2]);
        self.disk.set('a', 1);
      },
      (self: Me) => {
        self.disk.set('a', 9);
        self.disk.set('b', [2]);
        self.disk.set('a', 1);
        self.disk.set('b', [2]);
      },
    ]) {
      expect(fingerprintOf(write)).toBe(expected);
    }
  });
});
