import { describe, expect, test } from 'vitest';
import type { Fault, Setup } from '../../../kernel/index.ts';
import { at, linesOf, messages, sends } from './play-faults.ts';

const network = { latency: '5ms', links: [{ from: 'c', connection: false }], connection: true };

/** "a" and "b" send to each other, and "a" to "c", at these instants in ms. All hear of broken connections. */
const three =
  (...instants: number[]) =>
  (setup: Setup): void => {
    const hears = { receive() {}, broken() {} };
    const stepsOf = (...to: string[]) =>
      Object.fromEntries(
        instants.map((ms) => {
          const all = to.map((name) => sends(setup, name, ms));
          return [
            ms,
            (self: Parameters<(typeof all)[0]>[0]) => all.forEach((send) => void send(self)),
          ];
        }),
      );
    setup.spawn('a', at(stepsOf('b', 'c'), hears));
    setup.spawn('b', at(stepsOf('a'), hears));
    setup.spawn('c', at({}, hears));
  };

const told = (lines: readonly string[]): string[] =>
  lines.filter((line) => !line.includes('timer') && !line.endsWith(' start'));

describe('a connection breaks', () => {
  test('when an end crashes: both ends hear of it, and what was on its way is lost for good', () => {
    const faults: Fault[] = [{ kind: 'crash', actors: 'b', from: '12ms', to: '13ms' }];
    expect(told(linesOf(three(10, 20), { faults, network }).lines)).toEqual([
      '12 b crash',
      '12 a broken b',
      '13 b restart',
      '15 a > b 10 broken',
      '15 a > c 10',
      '15 b > a 10 broken',
      '25 a > b 20',
      '25 a > c 20',
      '25 b > a 20',
    ]);
  });

  test('when a cut begins, on the links that it cuts', () => {
    const faults: Fault[] = [{ kind: 'cut', oneWay: ['b', 'a'], from: '11ms', to: '12ms' }];
    const { lines } = linesOf(three(10, 20), { faults, network });
    expect(lines.filter((line) => line.includes('broken')).sort()).toEqual([
      '11 a broken b',
      '11 b broken a',
      '15 a > b 10 broken',
    ]);
    expect(messages(lines)).toContain('15 b > a 10 cut');
  });

  test('but an end that was paused and has crashed meanwhile hears of it no more', () => {
    const faults: Fault[] = [
      { kind: 'pause', actors: 'a', from: '11ms', to: '19ms' },
      { kind: 'crash', actors: 'b', from: '12ms', to: '13ms' },
    ];
    const paused = linesOf(three(10), { faults, network });
    expect(paused.lines).toContain('19 a broken b');
    const crash: Fault = { kind: 'crash', actors: 'a', from: '14ms', to: '15ms' };
    const crashed = linesOf(three(10), { faults: [...faults, crash], network });
    expect(crashed.lines.filter((line) => line.includes('a broken'))).toEqual([]);
  });

  test('only if something was sent since it broke last, and links that are none never do', () => {
    const faults: Fault[] = [
      { kind: 'crash', actors: 'b', from: '5ms', to: '6ms' },
      { kind: 'crash', actors: 'b', from: '12ms', to: '13ms' },
      { kind: 'crash', actors: 'b', from: '14ms', to: '15ms' },
    ];
    const { lines } = linesOf(three(10), { faults, network });
    expect(lines.filter((line) => line.includes(' broken '))).toEqual(['12 a broken b']);
    const plain = linesOf(three(10), { faults, network: { latency: '5ms' } });
    expect(plain.lines.filter((line) => line.includes('broken'))).toEqual([]);
    expect(messages(plain.lines)).toContain('15 a > b 10');
  });
});
