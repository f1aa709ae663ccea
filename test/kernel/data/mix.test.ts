import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { hex64, Mix } from '../../../kernel/data/mix.ts';
import { Draws } from '../../../kernel/random/draws.ts';
import { seedKey } from '../../../kernel/random/seed.ts';
import { test } from '../../property.ts';

const word = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const mix = new Mix();
const mixed = (state: readonly [number, number], input: readonly [number, number]): string => {
  const { high, low } = mix.reset(...state).absorb(...input);
  return hex64(high, low);
};

describe('a step of the mix', () => {
  test('maps 65,536 neighbouring inputs of one state to as many states, and the other way round', () => {
    const byInput = new Set<string>();
    const byState = new Set<string>();
    for (let high = 0; high < 256; high++) {
      for (let low = 0; low < 256; low++) {
        byInput.add(mixed([5, 6], [high, low]));
        byState.add(mixed([high, low], [5, 6]));
      }
    }
    expect(byInput.size).toBe(65_536);
    expect(byState.size).toBe(65_536);
  });

  test.prop([fc.tuple(word, word), fc.uniqueArray(fc.tuple(word, word), { selector: String })])(
    'maps distinct inputs to distinct states',
    (state, inputs) => {
      expect(new Set(inputs.map((input) => mixed(state, input))).size).toBe(inputs.length);
    },
  );

  // Sample: 400 random states and inputs, each of the 128 bits flipped in turn. Of the 64 bits of the
  // result half should change; a single step need not do so for every bit, two do. Each of 128 means
  // is over 400 samples of 64 bits, so its standard error is 4 / sqrt(400) = 0.2 bits if bits are
  // independent; the bounds leave room for those that are not.
  test('changes about half of the result where one bit differs, after two steps', () => {
    const draws = new Draws(seedKey('avalanche'));
    const any = (): number => draws.integer(-(2 ** 31), 2 ** 31 - 1);
    const bitsOf = (word: number): number => {
      let count = 0;
      for (let rest = word >>> 0; rest > 0; rest = Math.floor(rest / 2)) count += rest % 2;
      return count;
    };
    const changed = new Array<number>(128).fill(0);
    for (let sample = 0; sample < 400; sample++) {
      const words = [any(), any(), any(), any()];
      const result = (list: readonly number[]): [number, number] => {
        const { high, low } = mix.reset(list[0], list[1]).absorb(list[2], list[3]).absorb(1, 2);
        return [high, low];
      };
      const [high, low] = result(words);
      for (let bit = 0; bit < 128; bit++) {
        const flipped = words.slice();
        flipped[bit >> 5] ^= 1 << (bit & 31);
        const [otherHigh, otherLow] = result(flipped);
        changed[bit] += (bitsOf(high ^ otherHigh) + bitsOf(low ^ otherLow)) / 400;
      }
    }
    expect(Math.min(...changed)).toBeGreaterThan(30);
    expect(Math.max(...changed)).toBeLessThan(34);
  });

  // Unchanged, not right: every id of every run is made of these.
  test('stays what it is', () => {
    expect([mixed([0, 0], [0, 1]), mixed([1, 2], [3, 4]), mixed([-1, -1], [0, 0])]).toEqual([
      '4c5235109470776e',
      '32d3d4a58632dcb8',
      'ae6a0fcf15a58aa5',
    ]);
  });
});

test('64 bits are written as 16 hexadecimal digits, the high word first', () => {
  expect(hex64(0, 0)).toBe('0000000000000000');
  expect(hex64(1, -1)).toBe('00000001ffffffff');
  expect(hex64(-2, 0x1a2b)).toBe('fffffffe00001a2b');
});

test.prop([word, word])('they are the digits of both words as one number', (high, low) => {
  const bits = (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
  expect(hex64(high, low)).toBe(bits.toString(16).padStart(16, '0'));
});
