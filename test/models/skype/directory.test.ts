import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { Draws } from '../../../kernel/index.ts';
import { Directory } from '../../../models/skype/directory.ts';
import { expectCounts } from '../../kernel/random/statistics.ts';
import { test } from '../../property.ts';

const draws = (): Draws => new Draws({ high: 1, low: 2 }).reset(3, 4);

describe('a directory', () => {
  // Few names on purpose: they are given up, and taken by others.
  test.prop([fc.array(fc.tuple(fc.nat({ max: 6 }), fc.boolean()), { maxLength: 60 })])(
    'finds those who are there by name and by id, and picks of them alone',
    (steps) => {
      const directory = new Directory();
      const there = new Map<string, number>();
      const random = draws();
      let count = 0;
      for (const [index, isComing] of steps) {
        const name = `Node${index}`;
        const account = directory.named(name);
        expect(account?.found.id).toBe(there.get(name));
        if (isComing && account === undefined) {
          count += 1;
          const older = [...there.keys()];
          there.set(name, directory.add(name, { name }).found.id);
          const picked = Array.from({ length: 300 }, () => directory.pickOlder(random)?.found.name);
          // Of six at most: one of them is missed once in 10^23 times.
          expect(new Set(picked)).toEqual(new Set(older.length === 0 ? [undefined] : older));
        } else if (!isComing && account !== undefined) {
          directory.remove(account);
          there.delete(name);
        }
        expect(directory.count).toBe(count);
        expect(there.get(name)).toBe(directory.named(name)?.found.id);
        for (let id = 0; id <= count + 1; id += 1) {
          const { name: found, id: own } = directory.of(id)?.found ?? {};
          expect([own, there.get(found ?? '')]).toEqual(
            found === undefined ? [undefined, undefined] : [id, id],
          );
        }
      }
    },
  );

  test('keeps the channels of those who have left, and gives no id twice', () => {
    const directory = new Directory();
    const [mary, anne] = ['Mary', 'Anne'].map((name) => ({ name }));
    directory.remove(directory.add('Mary', mary));
    expect(directory.add('Mary', anne).found.id).toBe(2);
    expect(directory.channels).toEqual([undefined, mary, anne]);
    expect([directory.of(1), directory.count]).toEqual([undefined, 2]);
  });

  test('picks each of the older ones as likely', () => {
    const directory = new Directory();
    for (let index = 0; index < 6; index += 1) directory.add(`Node${index}`, { name: '' });
    const random = draws();
    const counts = [0, 0, 0, 0, 0];
    for (let index = 0; index < 5000; index += 1) {
      const { found } = directory.pickOlder(random) ?? {};
      if (found !== undefined) counts[found.id - 1] += 1;
    }
    expectCounts(counts, [0.2, 0.2, 0.2, 0.2, 0.2]);
  });
});
