import { describe, test } from 'vitest';
import { Draws } from '../../../kernel/random/draws.ts';
import { purposeKey, seedKey } from '../../../kernel/random/seed.ts';
import type { Key } from '../../../kernel/random/threefry.ts';
import { expectCounts, expectUnrelated } from './statistics.ts';

// Fixed seeds; 20,000 pairs each, so 312 in each of the 64 cells of a grid. All bounds are 4
// standard errors.
const SIZE = 20_000;
const key = purposeKey(seedKey('quality'), 'test');

const numbers = (of: (index: number) => number): number[] =>
  Array.from({ length: SIZE }, (_, index) => of(index));

/** The first draw of events 0, 1, 2 ... under a key. */
function firsts(of: Key): number[] {
  const draws = new Draws(of);
  return numbers((id) => draws.reset(0, id).uniform());
}

describe('neighbours do not correlate', { tags: ['long'] }, () => {
  const seeds = ['a', 'b', 'ab', 'abab', 'run 1', 'run 2', 'run 11', '', ' ', '1', '2'];
  for (const [index, seed] of seeds.entries()) {
    for (const other of seeds.slice(0, index)) {
      test(`seeds '${other}' and '${seed}'`, () => {
        expectUnrelated(firsts(seedKey(other)), firsts(seedKey(seed)));
      });
    }
  }

  test('purposes of one seed', () => {
    const seed = seedKey('run 1');
    const purposes = ['network/loss', 'network/latency', 'link/1', 'link/2', 'actor'];
    for (const [index, purpose] of purposes.entries()) {
      for (const other of purposes.slice(0, index)) {
        expectUnrelated(firsts(purposeKey(seed, other)), firsts(purposeKey(seed, purpose)));
      }
    }
  });

  test('keys of two seeds that differ in one bit', () => {
    expectUnrelated(firsts(key), firsts({ high: key.high ^ 1, low: key.low }));
    expectUnrelated(firsts(key), firsts({ high: key.high, low: key.low ^ (1 << 31) }));
  });

  test('event ids one apart, in either word', () => {
    const draws = new Draws(key);
    for (const step of [1, 2, 1 << 16]) {
      const next = numbers((id) => draws.reset(0, id + step).uniform());
      expectUnrelated(firsts(key), next);
      const above = numbers((id) => draws.reset(step, id).uniform());
      expectUnrelated(firsts(key), above);
    }
  });

  test('draws of one event, in every pair of the first five', () => {
    const draws = new Draws(key);
    const rows = numbers((id) => id).map((id) => {
      draws.reset(id, 7);
      return Array.from({ length: 5 }, () => draws.uniform());
    });
    for (let a = 0; a < 5; a += 1) {
      for (let b = 0; b < a; b += 1) {
        expectUnrelated(
          rows.map((row) => row[a]),
          rows.map((row) => row[b]),
        );
      }
    }
  });

  test('one long row of draws of a single event', () => {
    const draws = new Draws(key).reset(1, 1);
    const row = numbers(() => draws.uniform());
    expectUnrelated(row.slice(1), row.slice(0, -1));
    expectUnrelated(row.slice(2), row.slice(0, -2));
  });

  test('draws keyed by hand, with each other and with their parent', () => {
    const draws = new Draws(key);
    const one = numbers((id) => draws.reset(0, id).at(1).uniform());
    const two = numbers((id) => draws.reset(0, id).at(2).uniform());
    const rounds = numbers((round) => draws.reset(0, 0).at(round).uniform());
    expectUnrelated(one, two);
    expectUnrelated(one, firsts(key));
    expectUnrelated(rounds.slice(1), rounds.slice(0, -1));
    expectUnrelated(rounds, firsts(key));
  });
});

describe('the first draws of numbered things fill [0, 1) evenly', { tags: ['long'] }, () => {
  const even = (values: readonly number[]): void => {
    const counts = new Array<number>(100).fill(0);
    for (const value of values) counts[Math.floor(value * 100)] += 1;
    expectCounts(counts, new Array<number>(100).fill(0.01));
  };

  test('of seeds', () => {
    even(numbers((index) => new Draws(seedKey(`run ${index}`)).uniform()));
  });

  test('of purposes', () => {
    even(numbers((index) => new Draws(purposeKey(key, `link/${index}`)).uniform()));
  });

  test('of events', () => {
    even(firsts(key));
  });
});
