import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { DataHash } from '../../../kernel/data/hash.ts';
import { Home, Identity } from '../../../kernel/data/identity.ts';
import { hex64 } from '../../../kernel/data/mix.ts';
import { test } from '../../property.ts';

const home = new Home('here');
const identity = (high: number, low: number): Identity => new Identity(high, low, home);

/** Hashes with a new hasher. */
const fresh = (value: unknown, isStrict = false): string => {
  const { high, low } = new DataHash(home, isStrict).of(value);
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

/** Writes equal JSON data as equal texts: fields are sorted, and -0 is 0, as in JSON. */
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
      const hash = new DataHash(home, false);
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
    const hash = new DataHash(home, false);
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
    expect(new Set(values.map((value) => fresh(value))).size).toBe(values.length);
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
      const hashes = [identity(1, 2), identity(1, 3), identity(2, 2)].map((channel) =>
        fresh(around(channel)),
      );
      expect(new Set(hashes).size).toBe(3);
      expect(fresh(around(identity(1, 2)))).toBe(hashes[0]);
    }
  });

  // Unchanged, not right: whatever changes these changes every run, and raises the laws version.
  test('stays what it is', () => {
    expect([
      fresh('Hello'),
      fresh(42),
      fresh({ imposition: 'GoldCoin', channel: identity(1, 2), intention: 7 }),
      fresh([null, true, 0.5, 'a longer text']),
    ]).toEqual(['d629b3370afb5d50', 'ed9f4e528d8b810c', 'a85c782fed17e55a', '1aa4c5aa0dc1caf9']);
  });
});

const unfrozen = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  !(value instanceof Identity) &&
  (!Object.isFrozen(value) || Object.values(value).some(unfrozen));

describe('a hasher that is strict', () => {
  test.prop([json])(
    'has the hash of one that is not, and freezes to the depth what it hashes',
    (value) => {
      const expected = fresh(value);
      const list = [value, { value }];
      expect(fresh(value, true)).toBe(expected);
      const listHash = fresh(list);
      expect(fresh(list, true)).toBe(listHash);
      expect(unfrozen(list)).toBe(false);
    },
  );

  test('freezes below what was frozen already', () => {
    const inner = { n: [1] };
    fresh(Object.freeze([Object.freeze({ inner })]), true);
    expect(unfrozen(inner)).toBe(false);
  });

  test('leaves channels as they are', () => {
    const channel = identity(1, 2);
    fresh({ channel, list: [channel] }, true);
    expect(Object.isFrozen(channel)).toBe(false);
  });

  test('has the same hash for the same message sent again and again, and others for others between', () => {
    const hash = new DataHash(home, true);
    const messages = [{ n: 1 }, { n: 2 }, { n: [1] }, [1], 'text', identity(1, 2)];
    for (const message of [...messages, ...messages, ...messages.flatMap((one) => [one, one])]) {
      const { high, low } = hash.of(message);
      expect(hex64(high, low)).toBe(fresh(message));
    }
  });
});

describe('a hasher that is not strict', () => {
  test.prop([json])('freezes nothing', (value) => {
    const before = unfrozen(value);
    fresh(value);
    expect(unfrozen(value)).toBe(before);
  });

  /** The hash by a hasher that has hashed this before, twice, after it was changed. */
  const changed = <Value>(value: Value, change: (value: Value) => void): string => {
    const hash = new DataHash(home, false);
    const before = [hash.of(value).low, hash.of(value).low, hash.of(value).low];
    expect(new Set(before).size).toBe(1);
    change(value);
    const { high, low } = hash.of(value);
    expect(low).not.toBe(before[0]);
    return hex64(high, low);
  };

  test('hashes anew what is sent again, since it may have changed', () => {
    const message = { type: 'Hop', n: 1 };
    expect(changed(message, (one) => one.n++)).toBe(fresh({ type: 'Hop', n: 2 }));
    expect(changed([1], (one) => one.push(2))).toBe(fresh([1, 2]));
  });

  test('hashes anew what is frozen and holds what may have changed', () => {
    expect(changed(Object.freeze({ a: { n: 1 } }), ({ a }) => a.n++)).toBe(fresh({ a: { n: 2 } }));
    expect(changed(Object.freeze([{ n: 1 }]), ([a]) => a.n++)).toBe(fresh([{ n: 2 }]));
    expect(changed(Object.freeze({ a: [1] }), ({ a }) => a.push(2))).toBe(fresh({ a: [1, 2] }));
  });

  test('has the same hash of what is frozen and flat, again and again', () => {
    const hash = new DataHash(home, false);
    const hops = [{ type: 'Hop', to: identity(1, 2) }, { type: 'Hop' }].map((one) =>
      Object.freeze(one),
    );
    for (const hop of [...hops, ...hops, ...hops.flatMap((one) => [one, one, one])]) {
      const { high, low } = hash.of(hop);
      expect(hex64(high, low)).toBe(fresh(hop));
      expect(hash.hasProblem).toBe(false);
    }
  });
});
