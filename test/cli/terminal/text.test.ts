import fc from 'fast-check';
import { describe, expect } from 'vitest';
import {
  clip,
  formatBytes,
  formatCount,
  formatRounded,
  formatShort,
  formatWall,
  plural,
  printable,
  showData,
  showMessage,
  showNames,
  stamp,
  wrap,
} from '../../../cli/terminal/text.ts';
import { gotocol, ms } from '../../../kernel/index.ts';
import { test } from '../../property.ts';

test('wall time has the unit and the digits that the original printed', () => {
  expect([0.96809, 0, 0.5, 1, 12.34, 999.9994, 1000, 61_234].map(formatWall)).toEqual([
    '968.09us',
    '0us',
    '500us',
    '1ms',
    '12.3ms',
    '1000ms',
    '1s',
    '61.2s',
  ]);
});

test('virtual time in a table is rounded to three digits, in the largest unit that fits', () => {
  expect([0, 999, 1234, 999_600, 59_940_000, 60_000_000, 5.4e9, 1e11].map(formatRounded)).toEqual([
    '0s',
    '999us',
    '1.23ms',
    '1s',
    '59.9s',
    '1m',
    '1.5h',
    '1.16d',
  ]);
});

test('counts have their thousands apart, or three digits and a letter', () => {
  expect([0, 999, 1000, 1_234_567, 99_999.5, 2 ** 53].map(formatCount)).toEqual([
    '0',
    '999',
    '1,000',
    '1,234,567',
    '100,000',
    '9,007,199,254,740,992',
  ]);
  expect([0, 999, 1000, 12_345, 1_230_000].map(formatShort)).toEqual([
    '0',
    '999',
    '1.00 k',
    '12.3 k',
    '1.23 M',
  ]);
  expect([plural(1, 'event'), plural(0, 'event')]).toEqual(['1 event', '0 events']);
});

test('a size has two digits, or three, and its unit', () => {
  expect([0, 1, 999, 1000, 64_912, 999_499, 1_234_567, 5e9].map(formatBytes)).toEqual([
    '0 bytes',
    '1 byte',
    '999 bytes',
    '1 kB',
    '65 kB',
    '999 kB',
    '1.2 MB',
    '5 GB',
  ]);
});

test('an instant stands before a line in its own unit', () => {
  expect(stamp(ms(1250))).toBe('[1.25s]');
});

test.prop([fc.string({ unit: 'binary' })])(
  'what is printed never holds a control character',
  (text) => {
    expect(printable(text)).not.toMatch(/\p{Cc}/u);
    expect(showMessage({ imposition: text, intention: text })).not.toMatch(/\p{Cc}/u);
    expect(showMessage(text)).not.toMatch(/\p{Cc}/u);
    expect(showNames([text])).not.toMatch(/\p{Cc}/u);
  },
);

describe('a message on one line', () => {
  test('is a Gotocol’s imposition, channel and intention', () => {
    const channel = { name: 'Pirate2', toString: () => 'Pirate2' };
    expect(showMessage(gotocol('NameDrop', channel, 'Pirate2'))).toBe('NameDrop (Pirate2) Pirate2');
    expect(showMessage(gotocol('GoldCoin', null, 5))).toBe('GoldCoin 5');
  });

  test('is JSON for any other, and a text for a text', () => {
    expect(showMessage({ ping: 1 })).toBe('{"ping":1}');
    expect(showMessage('Chat')).toBe('Chat');
    expect([showData(undefined), showData(null), showData(0)]).toEqual(['nothing', 'null', '0']);
  });
});

test('of many names the first five are shown', () => {
  expect(showNames(['a', 'b\n'])).toBe('a, b\\x0a');
  expect(showNames(['a', 'b', 'c', 'd', 'e', 'f', 'g'])).toBe('a, b, c, d, e and 2 more');
});

test('what ends a line or turns its direction is printed as its code', () => {
  expect(printable('a\u2028b\u202ec\u2066d ☠\n')).toBe('a\\u2028b\\u202ec\\u2066d ☠\\x0a');
});

test('a text that is too long for its place is cut', () => {
  expect([clip('abcdef', 6), clip('abcdef', 4), clip('abcdef', 0)]).toEqual([
    'abcdef',
    'abc…',
    '…',
  ]);
});

const words = fc.array(
  fc.string({ unit: fc.constantFrom('a', 'b', ' '), minLength: 1, maxLength: 12 }),
);

test.prop([words, fc.integer({ min: 14, max: 40 })])(
  'wrapped lines fit, and hold the words of the text in order',
  (pieces, width) => {
    const text = pieces.join(' ');
    const wrapped = wrap(text, width, '  ');
    const split = (all: string): string[] => all.split(/\s+/).filter((word) => word !== '');
    expect(split(wrapped)).toEqual(split(text));
    const longest = Math.max(0, ...split(text).map((word) => word.length));
    if (longest > width - 2 || / {2}/.test(text)) return;
    for (const line of wrapped.split('\n')) expect(line.length).toBeLessThanOrEqual(width);
  },
);
