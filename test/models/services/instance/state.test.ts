import { describe, expect, test } from 'vitest';
import { constant, ms } from '../../../../kernel/index.ts';
import { ask, type Cast, type Line } from '../scene.ts';

/** Requests that come at 1 ms. */
const asked = (count: number, to: string): Line[] =>
  Array.from({ length: count }, (_, index) => [1, to, 'GetRequest', `key${index}`]);

describe('the state of an instance', () => {
  test('tells whether it serves, whether requests wait, and whether it refuses them', () => {
    const db: Cast = { name: 'db', package: 'store', queue: 20, serviceTime: constant(ms(10)) };
    expect(ask({ casts: [db], lines: asked(25, 'db') }).states).toEqual([
      [0, 'db', 'idle'],
      [1, 'db', 'busy'],
      [1, 'db', 'queueing'],
      [1, 'db', 'full'],
      // It is full until a tenth of the queue is free.
      [31, 'db', 'queueing'],
      [201, 'db', 'busy'],
      [211, 'db', 'idle'],
    ]);
  });

  test('tells whether it waits for a call, and whether it repeats one', () => {
    const casts: Cast[] = [
      { name: 'db', package: 'store' },
      { name: 'api', package: 'karyon', dependencies: ['db'], timeout: ms(50), retries: 2 },
    ];
    const silent = { receive: () => undefined };
    const { states } = ask({ casts, lines: asked(2, 'api'), others: { db: silent } });
    const words = states.map(([, , state]) => state);
    expect(words).toEqual(['idle', 'busy', 'queueing', 'busy', 'retrying', 'idle']);
    // The second request is served until 3 ms. Both have their first timeout after 50 ms.
    expect(states[4][0]).toBe(52);
    expect(states[5][0]).toBeGreaterThan(152);
  });
});
