import { describe, expect, test } from 'vitest';
import type { Fault, Setup } from '../../../kernel/index.ts';
import type { Me } from '../actors/stage.ts';
import { at, firstOf, linesOf, sends } from './play-faults.ts';

const pause = (from: string, to?: string): Fault => ({
  kind: 'pause',
  actors: 'b',
  from,
  ...(to !== undefined && { to }),
});

/** "a" sends to "b" at these instants in ms, and "b" sends itself timers. */
const pair =
  (instants: readonly number[], start: (self: Me) => void = () => undefined) =>
  (setup: Setup): void => {
    const steps = instants.map((ms) => [ms, sends(setup, 'b', ms)]);
    setup.spawn('b', () => ({ start, receive() {}, timer() {} }));
    setup.spawn('a', at(Object.fromEntries(steps)));
  };

const ofB = (lines: readonly string[]): string[] =>
  lines.filter((line) => line.includes('> b') || line.includes(' b '));

describe('a paused actor', () => {
  test('finds its messages and timers when it goes on, in order, before new ones', () => {
    const timer = (self: Me): void => self.after(15_000, 'once');
    const { lines, result } = linesOf(pair([10, 20, 29], timer), {
      faults: [pause('5ms', '30ms')],
    });
    expect(ofB(lines).slice(1)).toEqual([
      '30 a > b 10',
      '30 b timer "once"',
      '30 a > b 20',
      '30 a > b 29',
    ]);
    expect(result.counts).toMatchObject({ delivered: 3, inFlight: 0, dropped: { gone: 0 } });
  });

  test('hears of missed periods once, and its periods keep their phase', () => {
    const every = (self: Me): void => self.every(10_000, 'beat');
    const { lines } = linesOf(pair([], every), { faults: [pause('15ms', '42ms')], until: '65ms' });
    expect(ofB(lines).slice(1)).toEqual([
      '10 b timer "beat"',
      '42 b timer "beat"',
      '50 b timer "beat"',
      '60 b timer "beat"',
    ]);
  });

  test('goes on when the last of several pauses ends', () => {
    const faults = [pause('5ms', '15ms'), { ...pause('12ms', '20ms'), key: 'second' }];
    expect(ofB(linesOf(pair([10]), { faults }).lines)).toEqual(['0 b start', '20 a > b 10']);
  });

  test('for good keeps everything waiting', () => {
    const { lines, result } = linesOf(pair([10]), { faults: [pause('5ms')] });
    expect(ofB(lines)).toEqual(['0 b start']);
    expect(result.outcome.reason).toBe('idle');
    expect(result.counts.inFlight).toBe(1);
  });

  test('that crashes loses what waited for it, and restarts when the pause is over', () => {
    const faults: Fault[] = [
      pause('5ms', '50ms'),
      { kind: 'crash', actors: 'b', from: '20ms', to: '30ms' },
    ];
    const timer = (self: Me): void => self.after(10_000, 'once');
    const { lines, result } = linesOf(pair([10, 25, 35, 51], timer), { faults });
    expect(ofB(lines)).toEqual([
      '0 b start',
      '20 b crash',
      '26 a > b 25 gone',
      '36 a > b 35 gone',
      '50 b restart',
      '50 b start',
      '50 a > b 10 gone',
      '52 a > b 51',
      '60 b timer "once"',
    ]);
    expect(result.counts.dropped.gone).toBe(3);
  });
});

describe('an event that a fault drops', () => {
  const idOf = (wanted: 'message' | 'timer'): string => {
    const { world } = linesOf(
      pair([10], (self) => self.after(3_000, 'x')),
      {},
    );
    return firstOf(world, ({ kind, to }) => kind === wanted && to.name === 'b').id;
  };

  test('is a message that is lost, or a timer that does not fire', () => {
    const timer = (self: Me): void => self.after(3_000, 'x');
    const drop = (event: string): Fault => ({ kind: 'drop', event });
    const { lines } = linesOf(pair([10], timer), { faults: [drop(idOf('message'))] });
    expect(ofB(lines)).toEqual(['0 b start', '3 b timer "x"', '11 a > b 10 lost']);
    const other = linesOf(pair([10], timer), { faults: [drop(idOf('timer'))] });
    expect(ofB(other.lines)).toEqual(['0 b start', '11 a > b 10']);
  });

  test('changes nothing where no event has its id', () => {
    const plain = linesOf(pair([10]), {});
    const faults: Fault[] = [{ kind: 'drop', event: '0123456789abcdef' }];
    const { lines, result } = linesOf(pair([10]), { faults });
    expect(lines).toEqual(plain.lines);
    expect(result.fingerprint).toBe(plain.result.fingerprint);
  });
});

describe('clocks', () => {
  test('that drift show another time, and timers follow them', () => {
    const drift: Fault = { kind: 'drift', actors: 'b', ppm: 500_000, from: '1s', to: '3s' };
    const { lines } = linesOf(
      (setup) =>
        void setup.spawn(
          'b',
          at({ 1000: () => undefined, 2500: () => undefined, 5000: () => undefined }),
        ),
      { faults: [drift], until: '10s' },
    );
    // The local second from 1 s on takes two thirds of a true one; after 3 s the clock is 1 s ahead.
    expect(lines).toEqual([
      '0 b start',
      '1000 b timer 1000',
      '2000 b timer 2500',
      '4000 b timer 5000',
    ]);
  });

  test('that are slow never let a timer fire before its local instant', () => {
    const seen: number[] = [];
    const actors = (setup: Setup): void =>
      void setup.spawn('b', () => ({
        start: (self) => self.every(1_000, 'beat'),
        timer: (_timer, self) => void seen.push(self.now - 1_000 * (seen.length + 1)),
      }));
    const faults: Fault[] = [{ kind: 'drift', actors: 'b', ppm: -333_333, from: 0, to: '9s' }];
    linesOf(actors, { faults, until: '10s' });
    expect(seen.length).toBeGreaterThan(6_000);
    expect(Math.min(...seen)).toBe(0);
    expect(Math.max(...seen)).toBeLessThanOrEqual(1);
  });

  test('that several faults slow down never fall', () => {
    const drift = (key: string, ppm: number): Fault => {
      return { kind: 'drift', key, actors: 'b', ppm, from: 0, to: '2ms' };
    };
    const lasts: [ppm: number, last: number][] = [
      [-100, 2_998],
      [-300_000, 1_798],
      // It would fall by 0.4 ms in the first 2 ms, and so stands still until it has caught up.
      [-600_000, 598],
    ];
    for (const [ppm, last] of lasts) {
      const seen: number[] = [];
      const operations = Array.from({ length: 300 }, (_, index) => {
        return { at: 10 * index + 9, to: 'b', message: index };
      });
      const faults = [drift('1', ppm), drift('2', ppm), drift('3', -1)];
      linesOf(
        (setup) =>
          void setup.spawn('b', () => ({
            receive: (_message, _from, self) => void seen.push(self.now),
          })),
        { faults, operations },
      );
      expect(seen).toEqual([...seen].sort((one, other) => one - other));
      expect(seen.at(-1)).toBe(last);
    }
  });

  test('on the wall may be off and step back, and the monotonic clock does not', () => {
    const faults: Fault[] = [
      { kind: 'wall', actors: 'b', by: '-20ms', from: '5ms', to: '15ms' },
      { kind: 'wall', actors: 'b', by: '1s', from: '25ms' },
    ];
    const seen: [number, number][] = [];
    const note = (self: Me): void => void seen.push([self.now, self.wall]);
    linesOf((setup) => void setup.spawn('b', at({ 1: note, 10: note, 20: note, 30: note })), {
      faults,
    });
    expect(seen).toEqual([
      [1_000, 1_000],
      [10_000, -10_000],
      [20_000, 20_000],
      [30_000, 1_030_000],
    ]);
  });
});

test('an actor knows how slow it is', () => {
  const seen: number[] = [];
  const note = (self: Me): void => void seen.push(self.slowness);
  const faults: Fault[] = [
    { kind: 'slow', actors: 'b', factor: 3, from: '5ms', to: '15ms' },
    { kind: 'slow', actors: '*', factor: 2, from: '5ms', to: '25ms' },
  ];
  linesOf((setup) => void setup.spawn('b', at({ 1: note, 10: note, 20: note, 30: note })), {
    faults,
  });
  expect(seen).toEqual([1, 3, 2, 1]);
});
