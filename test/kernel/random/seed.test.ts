import fc from 'fast-check';
import { expect } from 'vitest';
import { purposeKey, seedKey } from '../../../kernel/random/seed.ts';
import type { Key } from '../../../kernel/random/threefry.ts';
import { test } from '../../property.ts';

const text = (key: Key): string => `${key.high} ${key.low}`;

test('a seed always gives the same key', () => {
  expect(seedKey('run 1')).toEqual(seedKey('run 1'));
});

test('a text repeated is another seed, as is one with a zero or a space more', () => {
  const seeds = ['', 'a', 'aa', 'ab', 'abab', 'ababab', 'a\0', 'a\0\0', '\0', ' a', 'a ', 'A'];
  expect(new Set(seeds.map((seed) => text(seedKey(seed)))).size).toBe(seeds.length);
});

// 2^64 keys: two of 200,000 would meet once in a billion such tests.
test('a hundred thousand numbered seeds have a hundred thousand keys, and so have their purposes', {
  tags: ['long'],
}, () => {
  const seed = seedKey('run 1');
  const keys = new Set<string>();
  for (let index = 0; index < 100_000; index += 1) {
    keys.add(text(seedKey(`run ${index}`)));
    keys.add(text(purposeKey(seed, `link/${index}`)));
  }
  expect(keys.size).toBe(200_000);
});

test('a purpose has another key under another seed', () => {
  expect(purposeKey(seedKey('a'), 'loss')).not.toEqual(purposeKey(seedKey('b'), 'loss'));
});

test.prop([fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })])(
  'distinct texts have distinct keys, whatever their characters',
  (a, b) => {
    fc.pre(a !== b);
    expect(seedKey(a)).not.toEqual(seedKey(b));
    expect(purposeKey(seedKey('x'), a)).not.toEqual(purposeKey(seedKey('x'), b));
  },
);

test.prop([fc.string()])('both words of a key are signed 32-bit numbers', (seed) => {
  const { high, low } = seedKey(seed);
  expect([high, low]).toEqual([high | 0, low | 0]);
});

// This shows that keys are unchanged, not that they are right. A change of them changes every run,
// and raises LAWS.
test('the keys of a seed and of a purpose stay what they are', () => {
  expect(text(seedKey('run 1'))).toBe('645480337 1631073315');
  expect(text(purposeKey(seedKey('run 1'), 'network/loss'))).toBe('1696123013 99076268');
});
