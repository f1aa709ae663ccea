import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { DataHash } from '../../../kernel/engine/hash.ts';
import { Identity } from '../../../kernel/engine/identity.ts';
import { hex64 } from '../../../kernel/engine/mix.ts';
import { test } from '../../property.ts';

/** The hash by a hasher of its own. */
const fresh = (value: unknown): string => {
  const { high, low } = new DataHash().of(value);
  return hex64(high, low);
};

const json = fc.jsonValue({ maxDepth: 3 });

/** The same data with the fields of every object set in the opposite order. */
const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, field]) => [key, reversed(field)] as const);
  return Object.fromEntries(entries.reverse());
};

/** Text in which equal JSON data are equal: fields sorted; 0 for -0, as in JSON. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, field) =>
    typeof field === 'object' && field !== null && !Array.isArray(field)
      ? Object.fromEntries(Object.entries(field).sort(([a], [b]) => (a < b ? -1 : 1)))
      : field,
  );

describe('a hash of data', () => {
  test.prop([json])('does not depend on the order in which fields were set', (value) => {
    expect(fresh(reversed(value))).toBe(fresh(value));
  });

  test.prop([json, json])('differs where the data do', (a, b) => {
    expect(fresh(a) === fresh(b)).toBe(canonical(a) === canonical(b));
  });

  // Text that is a name here and a value there: the two were once mixed as if it were all one.
  const text = fc.string({ maxLength: 12 });
  test.prop([text, text, text, text])('tells names from values', (a, b, c, d) => {
    expect(fresh({ [a]: b }) === fresh({ [c]: d })).toBe(a === c && b === d);
    expect(fresh({ [a]: b }) === fresh({ [b]: a })).toBe(a === b);
    expect(fresh({ [a]: a }) === fresh({ [b]: b })).toBe(a === b);
  });

  test.prop([fc.array(json, { maxLength: 40 })])(
    'is the same by a hasher that has seen much, and the same when asked again',
    (values) => {
      const hash = new DataHash();
      const of = (value: unknown): string => {
        const { high, low } = hash.of(value);
        return hex64(high, low);
      };
      for (const value of values) {
        expect(of(value)).toBe(fresh(value));
        expect(of(value)).toBe(fresh(value));
      }
    },
  );

  // Short texts share the entries of a small cache, which all hashers share: here many meet in one, and
  // each is hashed again when others have taken its entry.
  test('is the same whatever texts share an entry of the cache', () => {
    const texts = ['ab', 'axb', 'b', 'a', 'ba', '', 'aaaaaaaa', 'abababab', 'longer than eight'];
    for (let index = 0; index < 1500; index++) texts.push(`k${index}`);
    const first = texts.map((text) => fresh({ [text]: text }));
    expect(new Set(first).size).toBe(texts.length);
    const hash = new DataHash();
    for (const index of [...texts.keys(), ...texts.keys()].reverse()) {
      const { high, low } = hash.of({ [texts[index]]: texts[index] });
      expect(hex64(high, low)).toBe(first[index]);
    }
  });

  test('tells kinds, places and neighbours apart', () => {
    const values = [
      1,
      -1,
      1.5,
      '1',
      true,
      false,
      null,
      undefined,
      '',
      'a',
      'aa',
      ' a',
      [],
      [1],
      ['1'],
      [[1]],
      [1, 2],
      [2, 1],
      {},
      { a: 1 },
      { b: 1 },
      { a: '1' },
      { a: null },
      { a: true },
      { a: [1] },
      { a: 1, b: 2 },
      { a: 2, b: 1 },
      { a: { b: 1 } },
      { b: { a: 1 } },
      { ab: 1 },
      2 ** 31,
      2 ** 32,
      -(2 ** 31),
      2 ** 53 - 1,
    ];
    expect(new Set(values.map(fresh)).size).toBe(values.length);
  });

  test('takes 0 and -0 for one number, and a field that is undefined for none', () => {
    expect(fresh(-0)).toBe(fresh(0));
    expect(fresh({ a: -0 })).toBe(fresh({ a: 0 }));
    expect(fresh({ a: 1, b: undefined })).toBe(fresh({ a: 1 }));
  });

  test('takes channels by their identity, wherever they stand', () => {
    for (const around of [
      (channel: Identity) => channel,
      (channel: Identity) => [channel],
      (channel: Identity) => ({ channel }),
      (channel: Identity) => ({ deep: { channel } }),
    ]) {
      const hashes = [new Identity(1, 2), new Identity(1, 3), new Identity(2, 2)].map((channel) =>
        fresh(around(channel)),
      );
      expect(new Set(hashes).size).toBe(3);
      expect(fresh(around(new Identity(1, 2)))).toBe(hashes[0]);
    }
  });

  test('is hashed anew where an object within may have changed', () => {
    const inner = { count: 1 };
    const message = Object.freeze({ inner });
    const hash = new DataHash();
    const before = hash.of(message).low;
    inner.count = 2;
    expect(hash.of(message).low).not.toBe(before);
  });

  test('refuses what JSON cannot hold', () => {
    for (const value of [() => 1, Symbol('s'), 5n, { f: () => 1 }, [5n]]) {
      expect(() => fresh(value)).toThrow(expect.objectContaining({ code: 'bad-argument' }));
    }
  });

  // Unchanged, not right: whatever changes these changes every run, and raises the laws version.
  test('stays what it is', () => {
    expect([
      fresh('Hello'),
      fresh(42),
      fresh({ imposition: 'GoldCoin', channel: new Identity(1, 2), intention: 7 }),
      fresh([null, true, 0.5, 'a longer text']),
    ]).toEqual(['d629b3370afb5d50', 'ed9f4e528d8b810c', 'a85c782fed17e55a', '1aa4c5aa0dc1caf9']);
  });
});

test('NaN and infinities are no data: which bits NaN has depends on the machine', () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, [Number.NaN], { mean: -1 / 0 }]) {
    expect(() => new DataHash().of(value)).toThrow(
      expect.objectContaining({ code: 'bad-argument' }),
    );
  }
});

test('what a list holds is hashed afresh, since it need not be frozen', () => {
  const hash = new DataHash();
  const inner = { n: 1 };
  const before = hash.of([inner]).low;
  inner.n = 2;
  expect(hash.of([inner]).low).not.toBe(before);
  expect(hash.low).toBe(new DataHash().of([{ n: 2 }]).low);
});
