import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { type Member, REPLICAS, Ring } from '../../../../models/services/instance/ring.ts';
import { test } from '../../../property.ts';

const members = (count: number, regions = 1): Member[] =>
  Array.from({ length: regions }, (_, region) =>
    Array.from({ length: count }, (_, index) => ({
      name: `r${region}.n${index}`,
      zone: `r${region}/zone${index % 3}`,
    })),
  ).flat();

const keys = Array.from({ length: 3000 }, (_, index) => `key${index}`);

describe('a ring', () => {
  test.prop([fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 3 }), fc.string()])(
    'gives a key one holder in each zone of each region, whoever asks',
    (count, regions, key) => {
      const all = members(count, regions);
      const holders = new Ring(all).replicas(key);
      const zones = holders.map(({ zone }) => zone);
      expect(new Set(zones).size).toBe(zones.length);
      expect(zones.length).toBe(regions * Math.min(count, REPLICAS));
      expect(new Ring(all.slice().reverse()).replicas(key)).toEqual(holders);
    },
  );

  test('moves only the keys of the member that leaves', () => {
    const all = members(9);
    const [gone, ...rest] = all;
    const before = new Ring(all);
    const after = new Ring(rest);
    for (const key of keys) {
      const kept = before.replicas(key).filter((member) => member !== gone);
      expect(after.replicas(key)).toEqual(expect.arrayContaining(kept));
    }
  });

  test('gives each of twelve members a fair part: a third to thrice the mean', () => {
    const ring = new Ring(members(12));
    const counts = new Map<Member, number>();
    for (const key of keys) {
      for (const member of ring.replicas(key)) counts.set(member, (counts.get(member) ?? 0) + 1);
    }
    const mean = (keys.length * REPLICAS) / 12;
    expect(counts.size).toBe(12);
    for (const count of counts.values()) {
      expect(count).toBeGreaterThan(mean / 3);
      expect(count).toBeLessThan(mean * 3);
    }
  });

  test('without members gives nobody', () => {
    expect(new Ring([]).replicas('key')).toEqual([]);
  });
});
