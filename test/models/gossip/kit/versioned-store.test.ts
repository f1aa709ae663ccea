import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { type Entry, VersionedStore } from '../../../../models/gossip/kit/versioned-store.ts';
import { test } from '../../../property.ts';

/** Entries of few keys and instants, each written once: the content follows from the version. */
const entries: fc.Arbitrary<Entry[]> = fc.array(
  fc
    .record({
      key: fc.constantFrom('a', 'b'),
      at: fc.nat(3),
      by: fc.nat(2),
      activated: fc.nat(2),
    })
    .map(({ key, at, by, activated }) => {
      const version = { at, by };
      const isDead = (at + by) % 2 === 1;
      return isDead
        ? { key, version, value: null, activatedAt: at + activated }
        : { key, version, value: `${key} ${at} ${by}` };
    }),
);

function merged(all: readonly Entry[]): unknown {
  const store = new VersionedStore();
  for (const entry of all) store.merge(entry, 0);
  return ['a', 'b'].map((key) => store.get(key));
}

describe('a store', () => {
  test.prop([entries, entries, entries])(
    'is the same in whatever order and however often its entries come',
    (a, b, c) => {
      expect(merged([...a, ...b])).toEqual(merged([...b, ...a]));
      expect(merged([...a, ...b, ...c])).toEqual(merged([...c, ...a, ...b]));
      expect(merged([...a, ...a])).toEqual(merged(a));
    },
  );

  test('has what it had when the cycle began, too', () => {
    const store = new VersionedStore();
    const old = { key: 'a', value: 1, version: { at: 1, by: 0 } };
    const deleted = { key: 'a', value: null, version: { at: 2, by: 0 } };
    expect(store.merge(old, 0)).toBe(true);
    expect(store.merge(deleted, 1)).toBe(true);
    expect(store.merge(old, 1)).toBe(false);
    expect([store.atStartOf(1), store.atStartOf(2)]).toEqual([[old], [deleted]]);
    store.drop('a', 2);
    expect([store.entries(), store.atStartOf(2)]).toEqual([[], [deleted]]);
  });
});
