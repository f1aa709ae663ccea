import { describe, expect, test } from 'vitest';
import { type Intention, ms, seconds } from '../../../kernel/index.ts';
import type { Pirate } from '../../../models/fsm/pirate.ts';
import { expectCounts } from '../../kernel/random/statistics.ts';
import { hello, honest, introduce, type Line, play } from './scene.ts';

const rich: Line = ['GoldCoin', null, 1e12];
/** How far a pirate trusts each of its buddies. */
const trustsOf = (pirate: Pirate): number[] =>
  pirate.buddies.map((_, index) => pirate.dealings(index).trust);
const promised = (promise: Intention, within: Intention): Intention => ({ promise, within });

describe('a pirate that always promises', () => {
  // Every promise is due before the next chat: while one is, gold is given outright.
  const lines: Line[] = [hello, ...introduce('Anne'), rich, ['Chat', null, '20s']];
  const until = seconds(20 * 1000);
  const world = { until, cast: { Anne: honest } };

  test('pays each promise when it is due, from 1 to 10 s later', () => {
    const { said, counts } = play(lines, { ...world, pirate: { promises: 1 } });
    expect(said.length).toBeGreaterThan(800);
    expect(counts.model).toEqual({ promisesMade: said.length / 2, promisesKept: said.length / 2 });
    for (let index = 0; index < said.length; index += 2) {
      const [promise, payment] = said.slice(index, index + 2);
      expect([promise.imposition, payment.imposition]).toEqual(['Put', 'GoldCoin']);
      expect([promise.about, payment.about]).toEqual(['Mary', 'Mary']);
      const within = payment.at - promise.at;
      expect(promise.intention).toEqual(promised(payment.intention, within));
      expect(within).toBeGreaterThanOrEqual(1e6);
      expect(within).toBeLessThanOrEqual(10e6);
    }
  });

  test('breaks each with the chance that is set', () => {
    const never = play(lines, { ...world, pirate: { promises: 1, breaking: 1 } });
    expect(never.said.every(({ imposition }) => imposition === 'Put')).toBe(true);
    expect(never.mary.booty).toBe(1e12);
    const made = never.said.length;
    expect(never.counts.model).toEqual({ promisesMade: made, promisesBroken: made });
    const often = play(lines, { ...world, pirate: { promises: 1, breaking: 0.3 } });
    const { promisesMade, promisesKept, promisesBroken } = often.counts.model;
    expect(promisesKept + promisesBroken).toBe(promisesMade);
    expectCounts([promisesKept, promisesBroken], [0.7, 0.3]);
  });

  test('owes a buddy one sum at a time, and gives it gold outright meanwhile', () => {
    const often: Line[] = [hello, ...introduce('Anne'), rich, ['Chat', null, '1s']];
    const { said, counts } = play(often, { ...world, pirate: { promises: 1 } });
    let owed: number | undefined;
    let giftCount = 0;
    let payment = 0;
    for (const { at, imposition, intention } of said) {
      if (imposition === 'Put') {
        expect(owed).toBeUndefined();
        owed = (intention as { promise: number }).promise;
        payment = at + (intention as { within: number }).within;
      } else if (at === payment) {
        expect(intention).toBe(owed);
        owed = undefined;
      } else giftCount += 1;
    }
    expect(counts.model.promisesMade).toBeGreaterThan(1000);
    expect(giftCount).toBeGreaterThan(1000);
  });

  test('breaks one for want of gold, and is never in debt', () => {
    const names = ['Anne', 'Bart', 'Charles', 'Dixie'];
    const poor: Line[] = [hello, ...introduce(...names), ['GoldCoin', null, 5]];
    const { said, mary, counts } = play([...poor, ['Chat', null, '10ms']], {
      until: seconds(60),
      pirate: { promises: 1 },
    });
    const given = said.filter(({ imposition }) => imposition === 'GoldCoin');
    const sum = given.reduce((total, { intention }) => total + Number(intention), 0);
    expect(counts.model.promisesBroken).toBeGreaterThan(0);
    expect(mary.booty).toBe(5 - sum);
    expect(mary.booty).toBeGreaterThanOrEqual(0);
  });
});

describe('a pirate that is promised gold', () => {
  const told = (...lines: readonly Line[]) =>
    play([hello, ...introduce('Anne', 'Bart'), ...lines], { until: seconds(20) });
  const trust = (...lines: readonly Line[]): number[] => trustsOf(told(...lines).mary);

  test('trusts a buddy more that pays the sum within a second after it is due', () => {
    const promise: Line = ['Put', 'Anne', promised(7, '2s')];
    expect(trust(promise, ['GoldCoin', 'Anne', 7, seconds(2)])).toEqual([1, 0]);
    expect(trust(promise, ['GoldCoin', 'Anne', 7, ms(2999)])).toEqual([1, 0]);
  });

  test('trusts it less when nothing, too late or another sum has come, or from another', () => {
    const promise: Line = ['Put', 'Anne', promised(7, '2s')];
    expect(trust(promise)).toEqual([-1, 0]);
    expect(trust(promise, ['GoldCoin', 'Anne', 7, ms(3001)])).toEqual([-1, 0]);
    expect(trust(promise, ['GoldCoin', 'Anne', 6, seconds(2)])).toEqual([-1, 0]);
    expect(trust(promise, ['GoldCoin', 'Bart', 7, seconds(2)])).toEqual([-1, 0]);
  });

  test('adds up kept and broken ones, each once', () => {
    expect(
      trust(
        ['Put', 'Anne', promised(7, '2s')],
        ['GoldCoin', 'Anne', 7, seconds(1)],
        ['GoldCoin', 'Anne', 7, seconds(2)],
        ['Put', 'Anne', promised(8, '2s'), seconds(5)],
        ['GoldCoin', 'Anne', 8, seconds(6)],
        ['Put', 'Bart', promised(9, '2s'), seconds(7)],
        ['Put', 'Bart', promised(9, '2s'), seconds(11)],
      ),
    ).toEqual([2, -2]);
  });

  test('gives nothing for the word of a stranger', () => {
    const { mary, counts, outcome } = told(['Put', 'stranger', promised(7, '2s')]);
    expect(trustsOf(mary)).toEqual([0, 0]);
    // The lines alone: nothing is waited for.
    expect([counts.timers, outcome.reason]).toEqual([4, 'idle']);
  });

  test('counts a promise that is none as malformed', () => {
    const wrong: Intention[] = [null, '', 'zone zone1', 7, [7, '2s'], {}, promised(7, null)];
    const more = [promised('x', '2s'), promised(-7, '2s'), promised(7, '0s'), promised(0, '2s')];
    const lines = [...wrong, ...more].map((intention): Line => ['Put', 'Anne', intention]);
    const { mary, counts } = told(...lines);
    expect(counts.model).toEqual({ malformed: lines.length });
    expect(trustsOf(mary)).toEqual([0, 0]);
  });
});

// Of two random buddies the more trusted: 3 of 4 times, where there are two. Fixed seed, 4 standard errors.
describe('gold goes to', () => {
  const gifts = (promises: number, ...lines: readonly Line[]): number[] => {
    const start: Line[] = [hello, ...introduce('Anne', 'Bart'), rich, ...lines];
    const { said } = play([...start, ['Chat', null, '1ms', seconds(4)]], {
      until: seconds(8),
      pirate: { promises },
      cast: { Anne: honest, Bart: honest },
    });
    const given = said.filter(({ imposition }) => imposition === 'GoldCoin');
    return ['Anne', 'Bart'].map((name) => given.filter(({ to }) => to === name).length);
  };
  // So few promises that all of the gold is given.
  const seldom = 1e-9;
  const kept: Line[] = [
    ['Put', 'Anne', promised(7, '2s')],
    ['GoldCoin', 'Anne', 7, seconds(1)],
  ];
  const broken: Line[] = [['Put', 'Bart', promised(7, '2s')]];

  test('a buddy that kept its promise rather than to one that made none', () => {
    expectCounts(gifts(seldom, ...kept), [0.75, 0.25]);
  });

  test('a buddy that made none rather than to one that broke its promise', () => {
    expectCounts(gifts(seldom, ...broken), [0.75, 0.25]);
  });

  test('any buddy alike where none is better, or nobody promises', () => {
    expectCounts(gifts(seldom), [0.5, 0.5]);
    expectCounts(gifts(0, ...kept, ...broken), [0.5, 0.5]);
  });
});
