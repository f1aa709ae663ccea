import { describe, expect, test } from 'vitest';
import { hours, type Network, seconds, us } from '../../../kernel/index.ts';
import { fsm } from '../../../models/fsm/fsm.ts';
import { Pirate } from '../../../models/fsm/pirate.ts';
import { type Run, runFsm, type Told } from './told.ts';

const names = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `Pirate${index + 1}`);

/** All messages of one kind to pirates. */
const intentions = (told: Run['told'], kind: Told[0]): readonly unknown[] =>
  [...told.values()].flat().flatMap(([imposition, , what]) => (imposition === kind ? [what] : []));

/** The impositions that each pirate was sent, as one text. */
const orders = (told: Run['told']): string[] => [
  ...new Set([...told.values()].map((list) => list.map(([imposition]) => imposition).join(' '))),
];

describe('the set-up', () => {
  // More than two batches of a thousand.
  const population = 2500;
  const { told } = runFsm({ options: { population, duration: seconds(0) } });

  test('tells each pirate Hello, NameDrop, NameDrop, GoldCoin and Chat, in this order', () => {
    expect([...told.keys()]).toEqual(names(population));
    expect(orders(told)).toEqual(['Hello NameDrop NameDrop GoldCoin Chat']);
    expect(intentions(told, 'Hello')).toEqual(names(population));
    expect([...told.values()].every(([[, parent]]) => parent === 'fsm')).toBe(true);
    const drops = [...told.values()].flat().filter(([imposition]) => imposition === 'NameDrop');
    expect(drops.every(([, about, intention]) => about === intention)).toBe(true);
  });

  test('gives 0 to 99 gold from nobody, and intervals of 100 to 9999 ms', () => {
    const gold = intentions(told, 'GoldCoin') as readonly number[];
    expect([Math.min(...gold), Math.max(...gold), new Set(gold).size]).toEqual([0, 99, 100]);
    const intervals = intentions(told, 'Chat') as readonly number[];
    const outside = intervals.filter((us) => us % 1000 !== 0 || us < 100e3 || us > 9999e3);
    expect(outside).toEqual([]);
    expect(new Set(intervals).size).toBeGreaterThan(2000);
    const givers = [...told.values()].map(([, , , [, giver]]) => giver);
    expect(new Set(givers)).toEqual(new Set([null]));
  });

  test('tells each of the logger after Hello, where the scenario asks for one', () => {
    const run = runFsm({ options: { population: 5, logger: true } });
    expect(orders(run.told)).toEqual(['Hello Inform NameDrop NameDrop GoldCoin Chat']);
    // Each pirate informs it of itself once, and of each edge once.
    const logger = run.world.actor('logger')?.actor as { news?: readonly object[] } | undefined;
    const news = logger?.news ?? [];
    const { graph, counts } = run.result;
    expect(news.filter((one) => 'node' in one).length).toBe(graph.nodes);
    expect(news.filter((one) => 'source' in one).length).toBe(graph.edges);
    expect(counts.model).toEqual({});
  });

  test('introduces to as many pirates as uniform draws do, 8,647 of 10,000', {
    tags: ['long'],
  }, () => {
    // 20,000 balls in 10,000 urns: N (1 - e^-2) are hit, with deviation sqrt(N (e^-2 - 3 e^-4)) = 28.
    const many = runFsm({ options: { population: 10_000, duration: seconds(0) } });
    const targets = new Set(intentions(many.told, 'NameDrop'));
    expect(Math.abs(targets.size - 8647)).toBeLessThan(4 * 28);
  });

  test('is refused for fewer than two pirates', () => {
    for (const population of [1, 0, -1, 2.5]) {
      const run = () => runFsm({ options: { population } });
      expect(run).toThrow(expect.objectContaining({ code: 'bad-option' }));
      expect(run).toThrow(`option population: got ${population}, expected a whole number from 2`);
    }
  });
});

describe('a run', () => {
  test('logs what the original did, at virtual instants', () => {
    const { log } = runFsm({ options: { population: 10, duration: seconds(2.5) } });
    expect(log).toEqual([
      '0 fsm: population 10 pirates',
      '0 fsm: Talk amongst yourselves for 2.5s',
      '0 fsm: Delivered 50 messages',
      '2.5 fsm: Shutdown',
      '2.5 fsm: Exit',
    ]);
  });

  test('of no time is 7 messages a pirate at instant 0, of which none is a chat', () => {
    for (const ties of ['fifo', 'shuffled'] as const) {
      const { result, log } = runFsm({ ties, options: { population: 1500, duration: seconds(0) } });
      expect(result.outcome).toMatchObject({ reason: 'stopped', at: 0 });
      expect(result.counts).toMatchObject({ sent: 7 * 1500, delivered: 7 * 1500, left: 1500 });
      expect(result.counts.inFlight).toBe(0);
      expect(log.slice(-3)).toEqual([
        '0 fsm: Delivered 7500 messages',
        '0 fsm: Shutdown',
        '0 fsm: Exit',
      ]);
    }
  });

  test('ends at its duration: nobody acts later, and all have left', () => {
    const at: number[] = [];
    const observers = [{ event: (event: { at: number }) => void at.push(event.at) }];
    const { result, world } = runFsm(
      { options: { population: 50, duration: seconds(60) } },
      { observers },
    );
    expect(result.outcome).toMatchObject({ reason: 'stopped', at: 60e6 });
    expect(Math.max(...at)).toBe(60e6);
    expect(result.counts.left).toBe(50);
    expect([...world.actors()].filter(({ life }) => life === 'gone').length).toBe(50);
  });
});

describe('the shutdown', () => {
  /** A network on which these pirates' words take hours to arrive. */
  const deaf = (lost: readonly string[]): Network => ({
    fate: ({ from }) => ({
      latency: lost.includes(from.name) ? hours(5) : us(0),
      isOrdered: true,
      isSteady: true,
    }),
  });
  const options = { population: 12, duration: seconds(0), grace: seconds(7) };

  test('waits for the period of grace, then says who is missing and exits', () => {
    const { log, result } = runFsm({ options }, { network: deaf(['Pirate3', 'Pirate7']) });
    expect(log.slice(-3)).toEqual([
      '0 fsm: Shutdown',
      '7 fsm: 2 missing: Pirate3, Pirate7',
      '7 fsm: Exit',
    ]);
    expect(result.outcome).toMatchObject({ reason: 'stopped', at: 7e6 });
    expect(result.counts.inFlight).toBe(2);
  });

  test('names ten of the missing at most', () => {
    const { log } = runFsm({ options }, { network: deaf(names(12)) });
    expect(log.at(-2)).toBe(`7 fsm: 12 missing: ${names(10).join(', ')}, ...`);
    const ten = runFsm({ options }, { network: deaf(names(10)) });
    expect(ten.log.at(-2)).toBe(`7 fsm: 10 missing: ${names(10).join(', ')}`);
  });

  test('misses nobody of those who answer at once, however short its grace; none at all is refused', () => {
    const short = { population: 12, duration: seconds(0) };
    for (const ties of ['fifo', 'shuffled'] as const) {
      const { log } = runFsm({ ties, options: { ...short, grace: us(1) } });
      expect(log.slice(-2)).toEqual(['0 fsm: Shutdown', '0 fsm: Exit']);
    }
    const none = () => runFsm({ options: { ...short, grace: us(0) } });
    expect(none).toThrow(expect.objectContaining({ code: 'bad-option' }));
  });

  test('exits as soon as the last Goodbye has come', () => {
    const late: Network = {
      fate: ({ from }) => ({
        latency: from.name === 'Pirate3' ? seconds(3) : us(0),
        isOrdered: true,
        isSteady: true,
      }),
    };
    const { log } = runFsm({ options }, { network: late });
    expect(log.slice(-2)).toEqual(['0 fsm: Shutdown', '3 fsm: Exit']);
  });
});

test('a run shows its five richest pirates, the richest first', () => {
  const { world } = runFsm({ options: { population: 20, duration: seconds(30) } });
  const booties: number[] = [];
  for (const { actor } of world.actors()) if (actor instanceof Pirate) booties.push(actor.booty);
  const [table] = fsm.show?.(world) ?? [];
  const richest = booties.sort((a, b) => b - a).slice(0, 5);
  expect(table.rows.map(([, gold]) => gold)).toEqual(richest);
  for (const [name, gold] of table.rows) {
    expect(world.actor(name)?.actor).toMatchObject({ name, booty: gold });
  }
});
