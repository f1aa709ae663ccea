import fc from 'fast-check';
import { expect } from 'vitest';
import { Block, threefry } from '../../../kernel/random/threefry.ts';
import { test } from '../../property.ts';

const hex = (word: number): string => (word >>> 0).toString(16).padStart(8, '0');

function blockOf(counter: readonly [number, number], key: readonly [number, number]): string {
  const block = new Block();
  threefry(counter[0], counter[1], key[0], key[1], block);
  return `${hex(block.high)} ${hex(block.low)}`;
}

// Random123, kat_vectors, threefry 2x32 20.
test('the known answers of Random123 come out', () => {
  expect(blockOf([0, 0], [0, 0])).toBe('6b200159 99ba4efe');
  const ones = 0xffffffff;
  expect(blockOf([ones, ones], [ones, ones])).toBe('1cb996fc bb002be7');
  expect(blockOf([0x243f6a88, 0x85a308d3], [0x13198a2e, 0x03707344])).toBe('c4923a9c 483df7a0');
});

const word = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });

test.prop([word, word, word, word])(
  'signed and unsigned words are the same words',
  (a, b, c, d) => {
    expect(blockOf([a, b], [c, d])).toBe(blockOf([a >>> 0, b >>> 0], [c >>> 0, d >>> 0]));
  },
);

test.prop([word, word, word, word])(
  'both words come out as signed 32-bit numbers',
  (a, b, c, d) => {
    const block = new Block();
    threefry(a, b, c, d, block);
    expect([block.high, block.low]).toEqual([block.high | 0, block.low | 0]);
  },
);

// 128 bits of input, 200 random inputs each: 25,600 blocks, 64 bits each. Bound: 4 standard errors,
// 0.5 / sqrt(25,600), for each bit of the output.
test('any bit of counter or key turns every bit of the output half of the time', () => {
  const turned = new Array<number>(64).fill(0);
  const before = new Block();
  const after = new Block();
  const source = new Block();
  for (let input = 0; input < 200; input += 1) {
    threefry(input, 0, 1, 2, source);
    const words = [source.high, source.low, 0, 0];
    threefry(input, 1, 1, 2, source);
    words[2] = source.high;
    words[3] = source.low;
    threefry(words[0], words[1], words[2], words[3], before);
    for (let bit = 0; bit < 128; bit += 1) {
      const changed = words.slice();
      changed[bit >> 5] ^= 1 << (bit & 31);
      threefry(changed[0], changed[1], changed[2], changed[3], after);
      for (let out = 0; out < 32; out += 1) {
        turned[out] += ((before.high ^ after.high) >>> out) & 1;
        turned[32 + out] += ((before.low ^ after.low) >>> out) & 1;
      }
    }
  }
  for (const count of turned) {
    expect(Math.abs(count / 25_600 - 0.5)).toBeLessThan((4 * 0.5) / Math.sqrt(25_600));
  }
});
