import fc from 'fast-check';
import { describe, expect } from 'vitest';
import {
  gotocol,
  IMPOSITIONS,
  type Intention,
  readInterval,
  readWhole,
} from '../../../kernel/index.ts';
import { test } from '../../property.ts';

const odd: Intention[] = [
  null,
  true,
  '',
  ' ',
  '1e3',
  '-1',
  '0x10',
  '1.5',
  [],
  [1],
  {},
  { gold: 1 },
];

test('impositions have the codes of the original, Goodbye the last', () => {
  expect(IMPOSITIONS.indexOf('Hello')).toBe(0);
  expect(IMPOSITIONS.indexOf('GoldCoin')).toBe(3);
  expect(IMPOSITIONS.indexOf('Put')).toBe(7);
  expect(IMPOSITIONS.indexOf('Replicate')).toBe(8);
  expect(IMPOSITIONS.length).toBe(10);
  expect(IMPOSITIONS.at(-1)).toBe('Goodbye');
  expect(gotocol('Chat', null, '1s')).toEqual({
    imposition: 'Chat',
    channel: null,
    intention: '1s',
  });
});

describe('a whole number', () => {
  test.prop([fc.maxSafeNat()])('is read from the number and from its digits', (whole) => {
    expect(readWhole(whole)).toBe(whole);
    expect(readWhole(String(whole))).toBe(whole);
  });

  test('is read from nothing else', () => {
    for (const intention of [...odd, -1, 0.5, Number.NaN, 2 ** 53, String(2 ** 53), ' 7']) {
      expect(readWhole(intention)).toBeUndefined();
    }
    expect(readWhole(undefined as unknown as Intention)).toBeUndefined();
  });
});

describe('an interval', () => {
  test('is read as microseconds, or as a text with a unit', () => {
    expect(readInterval('250ms')).toBe(250_000);
    expect(readInterval(250_000)).toBe(250_000);
    expect(readInterval('2')).toBe(2_000_000);
  });

  test('is from 1 ms to 1 h, both included', () => {
    expect([readInterval(999), readInterval('999us'), readInterval('0.9ms')]).toEqual(
      Array(3).fill(undefined),
    );
    expect([readInterval(1000), readInterval('1ms')]).toEqual([1000, 1000]);
    expect([readInterval(3600e6), readInterval('1h')]).toEqual([3600e6, 3600e6]);
    expect([readInterval(3600e6 + 1), readInterval('61m')]).toEqual([undefined, undefined]);
  });

  test('is read from nothing else', () => {
    for (const intention of [...odd, 'soon', '-5s', 1000.5]) {
      if (intention === '1.5') expect(readInterval(intention)).toBe(1_500_000);
      else expect(readInterval(intention)).toBeUndefined();
    }
  });
});
