import fc from 'fast-check';
import { describe, expect } from 'vitest';
import type { Channel } from '../../../../kernel/index.ts';
import { Draws } from '../../../../kernel/random/draws.ts';
import { ProbeList } from '../../../../models/gossip/swim/probe-list.ts';
import { UpdateQueue } from '../../../../models/gossip/swim/update-queue.ts';
import { test } from '../../../property.ts';

const channels = (count: number): Channel[] =>
  Array.from({ length: count }, (_, index) => ({ name: `m${index}` }));
const drawsOf = (low: number): Draws => new Draws({ high: 0, low }).reset(0, 0);

describe('the members to probe', () => {
  test.prop([fc.integer({ min: 1, max: 12 }), fc.nat()])(
    'come each at least once in every 2m - 1 probes',
    (count, key) => {
      const list = new ProbeList();
      const draws = drawsOf(key);
      list.addAll(channels(count), draws);
      const lastAt = new Map<Channel | undefined, number>();
      for (let probe = 0; probe < 10 * count; probe++) {
        const member = list.take(draws);
        expect(probe - (lastAt.get(member) ?? -1)).toBeLessThanOrEqual(2 * count - 1);
        lastAt.set(member, probe);
      }
      expect(lastAt.size).toBe(count);
    },
  );

  test.prop([fc.integer({ min: 2, max: 12 }), fc.nat(), fc.nat(11)])(
    'come each once in a round, also when one comes or goes within it',
    (count, key, at) => {
      const draws = drawsOf(key);
      const [newcomer, leaver, ...rest] = channels(count + 1);
      const list = new ProbeList();
      list.addAll([leaver, ...rest], draws);
      const taken: (Channel | undefined)[] = [];
      for (let probe = 0; probe < at % count; probe++) taken.push(list.take(draws));
      list.remove(leaver);
      list.add(newcomer, draws);
      for (let probe = 0; probe < 2 * count; probe++) taken.push(list.take(draws));
      const afterwards = taken.slice(at % count);
      expect(afterwards).not.toContain(leaver);
      for (const member of rest) expect(taken).toContain(member);
      expect(afterwards).toContain(newcomer);
    },
  );
});

test('updates are taken the least sent first, so often as they may be', () => {
  const queue = new UpdateQueue();
  const [a, b, c] = channels(3).map(
    (member) => ({ member, state: 'alive', incarnation: 0, by: member }) as const,
  );
  for (const update of [a, b]) queue.add(update);
  expect(queue.take(1, 2)).toEqual([a]);
  queue.add(c);
  expect(queue.take(2, 2)).toEqual([b, c]);
  expect(queue.take(9, 2)).toEqual([a, b, c]);
  expect(queue.take(9, 2)).toEqual([]);
});
