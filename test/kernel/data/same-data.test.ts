import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { DataHash } from '../../../kernel/data/hash.ts';
import { Home, Identity } from '../../../kernel/data/identity.ts';
import { isSameData } from '../../../kernel/data/same-data.ts';
import { test } from '../../property.ts';

// Few distinct values on purpose, so that many pairs are equal.
const leaf = fc.constantFrom<unknown>(0, -0, 1, '', 'a', '1', true, null, undefined, 0.5);
const { data } = fc.letrec((tie) => ({
  data: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('data'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c', '__proto__'), tie('data'), { maxKeys: 3 }),
  ),
}));
const home = new Home('here');
const hashOf = (value: unknown): string => {
  const { high, low } = new DataHash(home, false).of(value);
  return `${high} ${low}`;
};

describe('data', () => {
  test.prop([data, data], { numRuns: 1000 })(
    'are the same where their hashes are: what names a timer finds it',
    (a, b) => {
      if (isSameData(a, b)) expect(hashOf(a)).toBe(hashOf(b));
      expect(isSameData(b, a)).toBe(isSameData(a, b));
      expect(isSameData(a, structuredClone(a))).toBe(true);
    },
  );

  test('are the same whatever the order of fields; a field that is undefined counts as absent', () => {
    expect(isSameData({ a: 1, b: [2, { c: 3 }] }, { b: [2, { c: 3 }], a: 1 })).toBe(true);
    expect(isSameData({ a: 1, b: undefined }, { a: 1 })).toBe(true);
    expect(isSameData({ a: 1 }, { a: 1, b: undefined })).toBe(true);
  });

  test('differ by kind, value, length, fields', () => {
    const values = [
      0,
      1,
      '1',
      '',
      true,
      false,
      null,
      undefined,
      [],
      [1],
      [1, 2],
      [2, 1],
      {},
      { a: 1 },
      { b: 1 },
      { a: 2 },
      { a: 1, b: 1 },
      { 0: 1 },
      { a: { b: 1 } },
    ];
    values.forEach((a, index) => {
      values.forEach((b, other) => {
        expect(isSameData(a, b)).toBe(index === other);
      });
    });
  });

  test('with channels are the same only where these are the same endpoint', () => {
    const channel = new Identity(1, 2, home);
    expect(isSameData({ channel }, { channel })).toBe(true);
    expect(isSameData({ channel }, { channel: new Identity(1, 2, home) })).toBe(false);
    expect(isSameData(channel, {})).toBe(false);
  });
});
