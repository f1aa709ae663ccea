import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { check } from '../../../../kernel/check/index.ts';
import { open, type World } from '../../../../kernel/index.ts';
import { deliveriesOf, plumtree } from '../../../../models/gossip/broadcast/plumtree.ts';
import { PlumtreeNode } from '../../../../models/gossip/broadcast/plumtree-node.ts';
import { edgeCountOf, isConnected } from '../../../../models/gossip/kit/graph-figures.ts';
import { graphOf } from '../../../../models/gossip/overlay/overlay-measures.ts';
import { test } from '../../../property.ts';
import { GRAPHS } from '../graphs.ts';

function worldOf(seed: number, options: object, faults: object[] = []): World {
  const world = open(plumtree, { seed, options, faults } as object as never);
  world.advance();
  return world;
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/** The payloads and announcements of a broadcast that all have delivered. */
function messagesOf(world: World, id: number): readonly [number, number] {
  const deliveries = deliveriesOf(world, id).filter((delivery) => delivery !== undefined);
  return [
    sum(deliveries.map(({ payloadCount }) => payloadCount)),
    sum(deliveries.map(({ announcementCount }) => announcementCount)),
  ];
}

/** The edges over which payloads go, by the names of their ends. */
function eagerEdges(world: World): string[] {
  return [...world.actors()].flatMap(({ name, actor }) =>
    actor instanceof PlumtreeNode
      ? [...actor.branches.eager].map((peer) => `${name} ${peer.name}`)
      : [],
  );
}

const overlays = fc.constantFrom(...GRAPHS);

describe('a broadcast', () => {
  test.prop([fc.nat(), fc.integer({ min: 2, max: 50 }), overlays, fc.constantFrom('one', 'many')], {
    numRuns: 40,
  })(
    'takes exactly n - 1 payloads once the tree stands, and an announcement each way over each other edge',
    (seed, population, overlay, source) => {
      const quick = { quiet: 0, broadcasts: 6, cycles: 8, threshold: 0 };
      const world = worldOf(seed, { population, overlay, source, ...quick });
      const edges = edgeCountOf(graphOf(world));
      const payloads = population - 1;
      // The first broadcast floods all edges, and so makes the tree.
      expect(messagesOf(world, 0)[0]).toBe(2 * edges - payloads);
      for (let id = 1; id < 6; id++) {
        expect(messagesOf(world, id)).toEqual([payloads, 2 * edges - 2 * payloads]);
      }
      const tree = eagerEdges(world);
      expect(tree.length).toBe(2 * payloads);
      expect(tree.every((edge) => tree.includes(edge.split(' ').reverse().join(' ')))).toBe(true);
      expect(deliveriesOf(world, 5)).not.toContain(undefined);
    },
  );

  test.prop([fc.nat(), fc.integer({ min: 2, max: 50 }), overlays], { numRuns: 20 })(
    'that floods takes exactly 2E - (n - 1) payloads',
    (seed, population, overlay) => {
      const world = worldOf(seed, {
        population,
        overlay,
        mode: 'flood',
        quiet: 0,
        broadcasts: 2,
        cycles: 3,
      });
      const edges = edgeCountOf(graphOf(world));
      expect(messagesOf(world, 1)).toEqual([2 * edges - (population - 1), 0]);
    },
  );

  test('has the exact counts over HyParView, too', () => {
    const world = worldOf(1, { population: 300 });
    const edges = edgeCountOf(graphOf(world));
    expect(isConnected(graphOf(world))).toBe(true);
    expect(messagesOf(world, 9)).toEqual([299, 2 * edges - 2 * 299]);
    const { redundancy, residue } = world.result().measures?.values ?? {};
    expect([redundancy.at(-1), residue.at(-1)]).toEqual([0, 0]);
  });

  test('reaches all living when nodes of the tree crash: announcements mend it', () => {
    const faults = Array.from({ length: 60 }, (_, index) => ({
      kind: 'crash',
      key: `c${index}`,
      actors: `node${4 * index + 3}`,
      from: '252s',
    }));
    const world = worldOf(1, { population: 300 }, faults);
    expect(deliveriesOf(world, 4).length).toBe(240);
    for (const id of [6, 7, 8, 9]) expect(deliveriesOf(world, id)).not.toContain(undefined);
    expect(world.result().counts.model.grafts).toBeGreaterThan(0);
    expect(world.verdicts.map(({ verdict }) => verdict)).toEqual(['held', 'held', 'held']);
  });

  test('reaches all with latencies and losses', () => {
    const loss = { kind: 'loss', rate: 0.05, between: ['node*', 'node*'], from: '200s' };
    const world = worldOf(1, { population: 100, clocking: 'free' }, [loss]);
    const reached = Array.from(
      { length: 10 },
      (_, id) => deliveriesOf(world, id).filter((delivery) => delivery !== undefined).length,
    );
    expect(Math.min(...reached)).toBeGreaterThan(95);
  });

  test('takes fewer hops where an announcement that saves some changes the tree', () => {
    const hops = (threshold: number): number => {
      const options = { population: 200, overlay: 'regular', clocking: 'free', source: 'many' };
      const world = worldOf(3, { ...options, threshold, broadcasts: 30, quiet: 0, cycles: 32 });
      const { lastDeliveryHop = [] } = world.result().measures?.values ?? {};
      return sum(lastDeliveryHop.slice(10).map(Number)) / (lastDeliveryHop.length - 10);
    };
    expect(hops(2)).toBeLessThan(hops(0) - 1);
  });
});

test('a check in which nobody broadcasts is told of', () => {
  const neverReached = (quiet: number) =>
    check(plumtree, { runs: 5, base: { options: { population: 8, quiet } } }).figures.neverReached;
  expect(neverReached(20)).toEqual(['a broadcast reaches all that live']);
  expect(neverReached(1)).toEqual([]);
});
