import { describe, expect, test } from 'vitest';
import { holds } from '../../../kernel/check/index.ts';
import { GraphObserver, open, type World } from '../../../kernel/index.ts';
import { fsm } from '../../../models/fsm/fsm.ts';
import { Teller } from '../../../models/fsm/teller.ts';
import { viral } from '../../../models/fsm/viral.ts';
import { type Mean, meanOf } from '../gossip/experiment.ts';

function run(options: object, seed: string | number = 1, about: object = {}): World {
  const world = open(viral, { seed, options, ...about } as never);
  world.advance();
  return world;
}

const tellersOf = (world: World): ReadonlyMap<string, Teller> =>
  new Map(
    [...world.actors()].flatMap(({ name, actor }) =>
      actor instanceof Teller ? [[name, actor] as const] : [],
    ),
  );

const informedOf = (world: World): string[] =>
  [...tellersOf(world)].flatMap(([name, { hops }]) => (hops === undefined ? [] : [name]));

/** Whom a rumour can reach over the buddies that the pirates have. */
function reachable(world: World, source: string): string[] {
  const tellers = tellersOf(world);
  const reached = new Set([source]);
  for (const name of reached) {
    for (const buddy of tellers.get(name)?.buddies ?? []) reached.add(buddy.name);
  }
  return [...reached];
}

describe('a rumour among pirates', () => {
  test('changes nothing in how they get to know each other', () => {
    const [rumour, none] = [viral, fsm].map((model) => {
      const observer = new GraphObserver();
      const options = { population: 40, duration: '60s' };
      const limits = { until: '20s' };
      open(model as typeof fsm, { seed: 7, options, limits } as never, {
        observers: [observer],
      }).advance();
      return [...observer.graph.records()];
    });
    expect(rumour).toEqual(none);
    expect(rumour.length).toBeGreaterThan(150);
  });

  test.each([1, 2])('comes to all whom the buddies of its source lead to, seed %i', (seed) => {
    const world = run({ population: 24, duration: '20m', source: 3, losing: 0 }, seed);
    const informed = informedOf(world);
    expect(informed.sort()).toEqual(reachable(world, 'Pirate3').sort());
    expect(informed.length).toBeGreaterThan(12);
  });

  test('ends the run when all know it, or when nobody passes it on any more', () => {
    const nodes = ['a', 'b', 'c', 'd'].map((name) => ({ name, service: 'pirate' }));
    const edges = nodes.map(({ name }, index) => ({
      source: name,
      target: nodes[(index + 1) % 4].name,
    }));
    const all = run({ duration: '1h', source: 9, losing: 0 }, 1, { graph: { nodes, edges } });
    expect(all.ending?.reason).toBe('stopped');
    expect(informedOf(all)).toEqual(['a', 'b', 'c', 'd']);
    const { informed, lastDeliveryHop } = all.result().measures?.values ?? {};
    // In a ring, each pirate is one hop further from the last one, which began.
    expect([...tellersOf(all).values()].map(({ hops }) => hops)).toEqual([1, 2, 3, 0]);
    expect([informed.at(-1), lastDeliveryHop.at(-1)]).toEqual([1, 3]);

    const some = run({ population: 200, duration: '1h', losing: 1 });
    expect(some.ending?.reason).toBe('stopped');
    expect(some.gauge('infective')).toBe(0);
    expect(some.gauge('informed')).toBeGreaterThan(20);
    expect(some.gauge('informed')).toBeLessThan(180);
  });

  test('does not end the run while its source has not begun', () => {
    const faults = [{ kind: 'pause', actors: 'fsm', from: '0s', to: '5s' }];
    const world = run({ population: 20, duration: '20s' }, 1, { faults });
    expect(world.now).toBeGreaterThan(5e6);
    expect(informedOf(world).length).toBeGreaterThan(1);
  });

  test('holds its properties under random faults', () => {
    holds(viral, { runs: 5, base: { options: { duration: '30s' } } });
  });
});

/** The instants at which the share of informed pirates is compared, in seconds. */
const INSTANTS = [15, 30, 60];
const COUNT = 30;

/** The same in a few lines: the pirates' chats in order of time, without gold, messages or events. */
function spread(random: () => number): number[] {
  const below = (limit: number): number => Math.floor(random() * limit);
  const buddies = Array.from({ length: COUNT }, () => new Set<number>());
  const meet = (one: number, other: number): void => {
    if (one !== other && buddies[one].size < 10) buddies[one].add(other);
  };
  const knows = new Set([0]);
  const chats: [at: number, pirate: number][] = [];
  for (let pirate = 0; pirate < COUNT; pirate++) {
    meet(pirate, below(COUNT));
    meet(pirate, below(COUNT));
    const interval = (100 + below(9900)) / 1000;
    for (let at = interval; at < 60; at += interval) chats.push([at, pirate]);
  }
  const shares: number[] = [];
  for (const [at, pirate] of chats.sort(([one], [other]) => one - other)) {
    while (at >= INSTANTS[shares.length]) shares.push(knows.size / COUNT);
    const known = [...buddies[pirate]];
    if (known.length === 0) continue;
    if (random() < 0.5 && known.length > 1) {
      const told = below(known.length);
      meet(known[told], known[(told + 1 + below(known.length - 1)) % known.length]);
    }
    if (knows.has(pirate)) knows.add(known[below(known.length)]);
  }
  return [...shares, knows.size / COUNT];
}

// 100 runs of ours, 500 of the other, and 4 standard errors of their difference.
test('a rumour spreads as an independent program says, at 15, 30 and 60 seconds', () => {
  const ours = Array.from({ length: 100 }, (_, seed) => {
    const options = { population: COUNT, duration: '60s', losing: 0 };
    const world = open(viral, { seed, options } as never, { isJudged: false, isMeasured: false });
    return INSTANTS.map((at) => {
      if (world.ending === undefined) world.advance({ until: at * 1e6 });
      return world.gauge('informed') / COUNT;
    });
  });
  const random = mulberry32(2015);
  const theirs = Array.from({ length: 500 }, () => spread(random));
  for (const index of INSTANTS.keys()) {
    const [one, other]: Mean[] = [ours, theirs].map((runs) =>
      meanOf(runs.map((shares) => shares[index])),
    );
    const error = Math.hypot(one.error, other.error);
    expect(Math.abs(one.mean - other.mean)).toBeLessThan(4 * error);
    expect(error).toBeLessThan(0.04);
  }
});

/** A small generator that shares nothing with the kernel's. Source: Tommy Ettinger, mulberry32. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 4294967296;
  };
}
