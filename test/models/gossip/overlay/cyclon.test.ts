import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { open, seconds, type World } from '../../../../kernel/index.ts';
import { isConnected } from '../../../../models/gossip/kit/graph-figures.ts';
import { cyclon, cyclonOf } from '../../../../models/gossip/overlay/cyclon.ts';
import { graphOf, inDegreesOf } from '../../../../models/gossip/overlay/overlay-measures.ts';
import { OverlayNode } from '../../../../models/gossip/overlay/overlay-node.ts';
import { test } from '../../../property.ts';

const worldOf = (seed: number, options: object, faults: object[] = []): World =>
  open(cyclon, { seed, options, faults } as object as never);

const sizes = (world: World): number[] =>
  [...world.actors()].flatMap(({ actor, life }) =>
    actor instanceof OverlayNode && life === 'present' ? [cyclonOf(actor)?.view.length ?? 0] : [],
  );

describe('the views of Cyclon', () => {
  test.prop(
    [
      fc.nat(),
      fc.integer({ min: 4, max: 60 }),
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 1, max: 8 }),
    ],
    { numRuns: 40 },
  )(
    'conserve their pointers in cycles: each view stays exactly as full as it was',
    (seed, population, viewSize, shuffleSize) => {
      const world = worldOf(seed, { population, viewSize, shuffleSize, cycles: 12 });
      for (let cycle = 1; cycle <= 12; cycle++) {
        world.advance({ until: seconds(10 * cycle) as number });
        const size = Math.min(viewSize, population - 1);
        expect(sizes(world)).toEqual(Array.from({ length: population }, () => size));
        const known = inDegreesOf(world).reduce((sum, count) => sum + count, 0);
        expect(known).toBe(population * size);
      }
    },
  );

  test('forget who has crashed, and stay connected', () => {
    const faults = Array.from({ length: 50 }, (_, index) => ({
      kind: 'crash',
      key: `c${index}`,
      actors: `node${2 * index + 1}`,
      from: '100s',
    }));
    const world = worldOf(1, { population: 100, viewSize: 10, shuffleSize: 4 }, faults);
    world.advance({ until: seconds(105) as number });
    const staleness = (): number => Number(cyclon.measures?.staleness(world));
    expect(staleness()).toBeGreaterThan(0.4);
    world.advance({ until: seconds(600) as number });
    expect(staleness()).toBeLessThan(0.02);
    expect(isConnected(graphOf(world))).toBe(true);
  });
});
