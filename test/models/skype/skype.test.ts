import { describe, expect, test } from 'vitest';
import { LAWS, seconds, simulate, us } from '../../../kernel/index.ts';
import { SkypeNode } from '../../../models/skype/node.ts';
import { skype } from '../../../models/skype/skype.ts';
import { runSkype, type SkypeInput } from './told.ts';

describe('a run', () => {
  test('says how many there are, how long they chat, and how many connections they made', () => {
    const { log, result } = runSkype({ options: { population: 50 } });
    const { connections } = result.counts.model;
    expect(log).toEqual([
      '0 skype: population 50 nodes',
      '0 skype: Chat for 10s',
      `10 skype: Shutdown after ${connections} connections`,
    ]);
    expect(connections).toBeGreaterThan(50);
    expect(result.outcome).toMatchObject({ reason: 'stopped', at: 10e6 });
  });

  test('meets all that can happen to a call and to a name', { tags: ['long'] }, () => {
    const { counts } = runSkype({ options: { duration: seconds(60) } }).result;
    for (const name of ['connections', 'denied', 'offline', 'unregistered', 'nameDrops']) {
      expect(counts.model[name], name).toBeGreaterThan(10);
    }
    expect(Object.keys(counts.model).length).toBe(5);
  });

  test('where messages take time calls some who have just gone offline, or left', {
    tags: ['long'],
  }, () => {
    const options = { duration: seconds(60), leaving: 0.5, offline: 0.3 };
    const { counts } = runSkype({ options, network: { latency: '300ms' } }).result;
    expect(counts.model.missed).toBeGreaterThan(10);
    expect(counts.dropped.gone).toBeGreaterThan(10);
  });

  test('of no time has everybody registered, introduced and online, with either order of ties', () => {
    for (const ties of ['fifo', 'shuffled'] as const) {
      // More than two batches of a thousand.
      const options = { population: 2500, duration: seconds(0), leaving: 0 };
      const { result, world } = runSkype({ ties, options });
      expect(result.outcome).toMatchObject({ reason: 'stopped', at: 1 });
      expect(result.graph).toEqual({ nodes: 2500, edges: 2 * 2499 });
      for (const { actor } of world.actors()) {
        if (actor instanceof SkypeNode) expect(actor.isOnline).toBe(true);
      }
    }
  });

  test('shows the most known and the longest lists, the first the most so', () => {
    const { world, graph } = runSkype({ options: { population: 100 } });
    const [known, lists] = skype.show?.(world) ?? [];
    for (const [table, direction] of [
      [known, 'in'],
      [lists, 'out'],
    ] as const) {
      const degrees = graph.degrees(direction);
      const largest = [...degrees.values()].sort((a, b) => b - a).slice(0, 5);
      expect(table.rows.map(([, value]) => value)).toEqual(largest);
      for (const [name, value] of table.rows) expect(degrees.get(name)).toBe(value);
    }
  });
});

test('who a node is, its id, its interval and when it leaves do not depend on how many there are', {
  tags: ['long'],
}, () => {
  const of = (population: number) => {
    const options = { population, leaving: 1, duration: seconds(20) };
    const { events, world } = runSkype({ options });
    const first = new Set(Array.from({ length: 1500 }, (_, index) => `Node${index + 1}`));
    const told = events.flatMap(({ kind, to, id, at, data }) =>
      first.has(to.name) && kind !== 'message' ? [[to.name, kind, id, at, data]] : [],
    );
    const ids = [...first].map((name) => (world.actor(name)?.actor as SkypeNode | undefined)?.id);
    return { told: JSON.stringify(told.sort()), ids };
  };
  expect(of(3500)).toEqual(of(1500));
});

describe('refused is', () => {
  const refused = (options: SkypeInput['options'], text: string): void => {
    const run = () => runSkype({ options: options ?? {} });
    expect(run).toThrow(expect.objectContaining({ code: 'bad-option' }));
    expect(run).toThrow(text);
  };

  test('a population below two', () => {
    refused({ population: 1 }, 'option population: got 1, expected a whole number from 2');
  });

  test('an interval of no time, and a shortest above the longest', () => {
    refused({ intervalMin: us(0) }, 'option intervalMin: got ');
    refused({ intervalMin: seconds(6) }, 'skype: got intervalMin 6s, expected intervalMax, 5s, at');
  });

  test('a chance that is none', () => {
    refused({ offline: 1.1 }, 'option offline: got 1.1, expected a number from 0 to 1');
    refused({ leaving: -1 }, 'option leaving: got -1, expected a number from 0 to 1');
  });
});

const RAISE = `An unchanged scenario makes another run than before. If that is a mistake, mend it. If it is meant,
raise LAWS in kernel/run/laws.ts, say so in CHANGELOG.md, and put the new fingerprints here.`;

describe('the same fingerprint as ever has', () => {
  const options = { population: 50, duration: seconds(30) };
  const cases: readonly [name: string, fingerprint: string, input: Omit<SkypeInput, 'seed'>][] = [
    ['a small network', '74643db62efd5fd4', { options }],
    [
      'one whose messages take time, with shuffled ties and many who leave',
      'cec5b2d3fd0b2527',
      {
        ties: 'shuffled',
        options: { ...options, leaving: 0.5, offline: 0.3 },
        network: { latency: { law: 'exponential', mean: '100ms' }, ordering: 'none' },
      },
    ],
  ];
  for (const [name, fingerprint, input] of cases) {
    test(name, () => {
      const result = simulate(skype, { seed: '42', ...input });
      const told = { laws: LAWS, fingerprint: result.fingerprint };
      expect(told, RAISE).toEqual({ laws: 5, fingerprint });
    });
  }
});
