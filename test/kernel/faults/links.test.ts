import { describe, expect, test } from 'vitest';
import type { Fault, NetworkLaws, Setup } from '../../../kernel/index.ts';
import { at, linesOf, messages, sends } from './play-faults.ts';

const NAMES = ['a', 'b', 'c'];

/** Everybody sends its instant to everybody, itself included, at these instants in ms. */
const everybody =
  (...instants: number[]) =>
  (setup: Setup): void => {
    for (const name of NAMES) {
      const steps = instants.map((ms) => {
        const all = NAMES.map((to) => sends(setup, to, ms));
        return [
          ms,
          (self: Parameters<(typeof all)[0]>[0]) => all.forEach((send) => void send(self)),
        ];
      });
      setup.spawn(name, at(Object.fromEntries(steps), { receive() {} }));
    }
  };

/** The links whose messages were dropped, with the reason. */
function droppedOf(faults: readonly Fault[], network: NetworkLaws = { latency: '1ms' }): string[] {
  const { lines, result } = linesOf(everybody(10), { faults, network });
  const { delivered, dropped, sent } = result.counts;
  expect(Object.values(dropped).reduce((sum, count) => sum + count, delivered)).toBe(sent);
  return messages(lines).flatMap((line) => {
    const [, from, , to, , reason] = line.split(' ');
    return reason === undefined ? [] : [`${from}${to} ${reason}`];
  });
}

const span = { from: '5ms', to: '15ms' };

describe('a cut', () => {
  test('separates two groups, and whoever it does not name reaches both', () => {
    expect(droppedOf([{ kind: 'cut', between: ['a', 'b'], ...span }])).toEqual([
      'ab cut',
      'ba cut',
    ]);
  });

  test('in one direction lets the other pass', () => {
    expect(droppedOf([{ kind: 'cut', oneWay: ['a', ['b', 'c']], ...span }])).toEqual([
      'ab cut',
      'ac cut',
    ]);
  });

  test('isolates a group from all others, and leaves the links inside it', () => {
    expect(droppedOf([{ kind: 'cut', isolate: ['a', 'b'], ...span }])).toEqual([
      'ac cut',
      'bc cut',
      'ca cut',
      'cb cut',
    ]);
  });

  test('takes what is on its way when it begins, and what was sent before it ended', () => {
    const cut = (from: string, to: string): Fault => ({
      kind: 'cut',
      between: ['a', 'b'],
      from,
      to,
    });
    expect(droppedOf([cut('11ms', '12ms')])).toHaveLength(2);
    expect(droppedOf([cut('11001us', '12ms')])).toEqual([]);
    expect(droppedOf([cut('9ms', '10001us')])).toHaveLength(2);
    expect(droppedOf([cut('9ms', '10ms')])).toEqual([]);
  });

  test('never ends without an end', () => {
    expect(droppedOf([{ kind: 'cut', between: ['a', 'b'], from: 0 }])).toHaveLength(2);
  });
});

describe('a held link', () => {
  const held: Fault = { kind: 'hold', between: ['a', 'b'], from: '5ms', to: '30ms' };
  const story = { faults: [held] };

  test('releases what waits at its end, in the order in which it arrived, before new arrivals', () => {
    const { lines } = linesOf(everybody(10, 20, 29), story);
    expect(messages(lines).filter((line) => line.includes('a > b'))).toEqual([
      '30 a > b 10',
      '30 a > b 20',
      '30 a > b 29',
    ]);
    const last = messages(lines).filter((line) => line.startsWith('30 '));
    expect(last.slice(0, 2)).toEqual(['30 a > b 10', '30 b > a 10']);
    expect(last.slice(6).every((line) => line.endsWith('29'))).toBe(true);
  });

  test('counts as in flight what it holds, for good if it has no end', () => {
    const faults: Fault[] = [{ kind: 'hold', between: ['a', 'b'], from: '5ms' }];
    const { result, world } = linesOf(everybody(10), { faults });
    expect(result.outcome.reason).toBe('idle');
    expect(result.counts).toMatchObject({ sent: 9, delivered: 7, inFlight: 2 });
    expect([...world.inFlight()]).toHaveLength(2);
  });

  test('may be held for one message alone, which the later ones overtake', () => {
    const actors = everybody(10, 20, 29);
    const { world } = linesOf(actors, { until: '10500us' });
    const [one] = [...world.inFlight()].filter(({ from, to }) => from.name + to.name === 'ab');
    const only: Fault = { kind: 'hold', event: one.id, from: '11ms', to: '25ms' };
    const { lines } = linesOf(actors, { faults: [only] });
    const plain = messages(linesOf(actors, {}).lines);
    const late = messages(lines).filter((line) => line.includes('a > b'));
    expect(late).toEqual(['21 a > b 20', '25 a > b 10', '30 a > b 29']);
    expect(messages(lines).filter((line) => line !== '25 a > b 10')).toEqual(
      plain.filter((line) => line !== '11 a > b 10'),
    );
  });

  test('that ends when an actor restarts lets nothing reach it before its start', () => {
    const faults: Fault[] = [
      { kind: 'hold', between: ['a', 'b'], from: '5ms', to: '50ms' },
      { kind: 'pause', actors: 'a', from: '20ms', to: '50ms' },
      { kind: 'crash', actors: 'a', from: '20ms', to: '40ms' },
    ];
    const { lines } = linesOf(everybody(10), { faults });
    const ofA = lines.filter((line) => line.includes(' a start') || line.includes('> a'));
    expect(ofA.slice(-2)).toEqual(['50 a start', '50 b > a 10']);
    const sooner = faults.map((fault) => ({ ...fault, to: '50ms' }) as Fault);
    const soonerLines = linesOf(everybody(10), { faults: sooner }).lines;
    expect(soonerLines.slice(-4, -2)).toEqual(['50 a restart', '50 a start']);
  });

  test('is judged again over its whole time: a cut meanwhile takes what is held', () => {
    const faults: Fault[] = [held, { kind: 'cut', oneWay: ['a', 'b'], from: '20ms', to: '21ms' }];
    const { lines } = linesOf(everybody(10), { faults });
    expect(messages(lines)).toContain('30 a > b 10 cut');
    expect(messages(lines)).toContain('30 b > a 10');
  });
});

describe('losses', () => {
  test('take a share of the messages, and none that an actor sends to itself', () => {
    const all = droppedOf([{ kind: 'loss', between: ['*', '*'], rate: 1, ...span }]);
    expect(all).toEqual(['ab', 'ac', 'ba', 'bc', 'ca', 'cb'].map((link) => `${link} lost`));
    expect(droppedOf([], { latency: '1ms', loss: 1 })).toEqual(all);
    expect(droppedOf([{ kind: 'loss', between: ['*', '*'], rate: 1, from: '11ms' }])).toEqual([]);
  });

  test('of a rule strike its links alone, by pattern too', () => {
    const links = [{ from: 'a*', to: 'b', loss: 1 }];
    expect(droppedOf([], { latency: '1ms', links })).toEqual(['ab lost']);
  });

  const RUNS = 400;
  const lostIn = (network: NetworkLaws, instants: readonly number[]): number => {
    let lost = 0;
    for (let seed = 0; seed < RUNS / 10; seed++) {
      const { result } = linesOf(everybody(...instants), { network, seed: `${seed}`, until: '1h' });
      lost += result.counts.dropped.lost ?? 0;
    }
    return lost;
  };
  const ten = Array.from({ length: 10 }, (_, index) => 10 + index);

  test('come at their rate', () => {
    // 40 runs of 60 messages over links; 4 standard errors of a binomial law.
    const count = 2_400;
    const error = 4 * Math.sqrt(count * 0.2 * 0.8);
    expect(Math.abs(lostIn({ latency: '1ms', loss: 0.2 }, ten) - 0.2 * count)).toBeLessThan(error);
  });

  test('in bursts take all of a window or nothing, at the same mean', () => {
    const network: NetworkLaws = {
      latency: '1ms',
      loss: 1,
      bursts: { window: '1s', share: 0.2 },
    };
    for (let seed = 0; seed < 20; seed++) {
      const { lines } = linesOf(everybody(...ten), { network, seed: `${seed}` });
      for (const from of NAMES) {
        for (const to of NAMES) {
          if (from === to) continue;
          const ofLink = messages(lines).filter((line) => line.includes(`${from} > ${to}`));
          const lost = ofLink.filter((line) => line.endsWith('lost')).length;
          expect([0, ofLink.length]).toContain(lost);
        }
      }
    }
    // 240 windows, each with 10 messages.
    const error = 40 * Math.sqrt(240 * 0.2 * 0.8);
    expect(Math.abs(lostIn(network, ten) - 0.2 * 2_400)).toBeLessThan(error);
  });
});

describe('duplication', () => {
  test('lets a further copy arrive, which is counted and may overtake', () => {
    const faults: Fault[] = [{ kind: 'duplication', oneWay: ['a', 'b'], rate: 1, ...span }];
    const { lines, result } = linesOf(everybody(10), { faults });
    expect(messages(lines).filter((line) => line.includes('a > b'))).toHaveLength(2);
    expect(result.counts).toMatchObject({ sent: 9, duplicated: 1, delivered: 10 });
    const ofRule = linesOf(everybody(10), { network: { latency: '1ms', duplication: 1 } });
    expect(ofRule.result.counts).toMatchObject({ sent: 9, duplicated: 6, delivered: 15 });
  });
});

describe('delays', () => {
  test('make messages later, in order', () => {
    const faults: Fault[] = [{ kind: 'delay', oneWay: ['a', 'b'], by: '30ms', ...span }];
    const { lines } = linesOf(everybody(10, 20), { faults });
    expect(messages(lines).filter((line) => line.includes('a > b'))).toEqual([
      '41 a > b 10',
      '41 a > b 20',
    ]);
  });

  test('of the kind reordering let later messages overtake', () => {
    const faults: Fault[] = [{ kind: 'reordering', oneWay: ['a', 'b'], by: '30ms', ...span }];
    const { lines } = linesOf(everybody(10, 20), { faults });
    expect(messages(lines).filter((line) => line.includes('a > b'))).toEqual([
      '21 a > b 20',
      '41 a > b 10',
    ]);
  });

  test('of slow actors multiply the latency to and from them', () => {
    const faults: Fault[] = [{ kind: 'slow', actors: 'a', factor: 7.5, ...span }];
    const { lines } = linesOf(everybody(10), { faults });
    expect(messages(lines).filter((line) => line.startsWith('17.5'))).toEqual([
      '17.5 a > b 10',
      '17.5 a > c 10',
      '17.5 b > a 10',
      '17.5 c > a 10',
    ]);
  });
});
