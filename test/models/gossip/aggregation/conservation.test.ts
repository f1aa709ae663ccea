import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { type Model, open, seconds, type World } from '../../../../kernel/index.ts';
import { Averager, averaging } from '../../../../models/gossip/aggregation/averaging.ts';
import { pushSum, total } from '../../../../models/gossip/aggregation/push-sum.ts';
import { initialUnits, UNITS } from '../../../../models/gossip/aggregation/units.ts';
import { test } from '../../../property.ts';

const overlays = fc.constantFrom('full', 'ring', 'tree', 'small-world');
const worldOf = (model: Model, seed: number, options: object, faults: object[] = []): World =>
  open(model, { seed, options, faults } as object as never);

const unitsOf = (world: World): number[] =>
  [...world.actors()].flatMap(({ actor }) => (actor instanceof Averager ? [actor.units] : []));
const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
const initialSum = (population: number): number =>
  sum(Array.from({ length: population }, (_, index) => initialUnits(index, population)));

describe('averaging', () => {
  test.prop([fc.nat(), fc.integer({ min: 2, max: 40 }), overlays], { numRuns: 30 })(
    'keeps the sum to the last unit in cycles, and no value leaves the span of the others',
    (seed, population, overlay) => {
      const world = worldOf(averaging, seed, { population, overlay, cycles: 8 });
      world.advance({ until: 1 });
      let [min, max] = [Math.min(...unitsOf(world)), Math.max(...unitsOf(world))];
      for (let cycle = 1; cycle <= 8; cycle++) {
        world.advance({ until: seconds(10 * cycle) as number });
        const units = unitsOf(world);
        expect(sum(units)).toBe(initialSum(population));
        expect(Math.min(...units)).toBeGreaterThanOrEqual(min);
        expect(Math.max(...units)).toBeLessThanOrEqual(max);
        [min, max] = [Math.min(...units), Math.max(...units)];
      }
    },
  );

  test('tells how far the sum drifts where exchanges overlap or messages are lost', () => {
    const drift = (options: object, faults: object[] = []): number => {
      const world = worldOf(averaging, 1, { population: 100, ...options }, faults);
      world.advance();
      return world.result().measures?.values.drift.at(-1) ?? 0;
    };
    expect(drift({})).toBe(0);
    expect(drift({ clocking: 'free', period: '200ms' })).not.toBe(0);
    expect(
      drift({}, [{ kind: 'loss', rate: 0.2, from: '0s', between: ['node*', 'node*'] }]),
    ).not.toBe(0);
  });
});

describe('push-sum', () => {
  test.prop(
    [
      fc.nat(),
      fc.integer({ min: 2, max: 40 }),
      overlays,
      fc.constantFrom('cycles', 'free'),
      fc.nat(30_000),
    ],
    { numRuns: 30 },
  )(
    'keeps the sums of sums and weights at every instant, counting what is in flight',
    (seed, population, overlay, clocking, ms) => {
      const world = worldOf(pushSum, seed, { population, overlay, clocking });
      world.advance({ until: 1 + 1000 * ms });
      expect(total(world)).toEqual({ sum: initialSum(population), weight: population * UNITS });
    },
  );
});
