import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { check, holds } from '../../../kernel/check/index.ts';
import { type Gotocol, type Observer, open, readWhole, type World } from '../../../kernel/index.ts';
import { trade } from '../../../models/fsm/trade.ts';
import { giniOf } from '../../../models/fsm/wealth.ts';
import { test } from '../../property.ts';
import { meanOf } from '../gossip/experiment.ts';

function run(options: object, about: object = {}, observers: Observer[] = []): World {
  const world = open(trade, { seed: 1, options, ...about } as never, { observers });
  world.advance();
  return world;
}

const valuesOf = (world: World, measure: string): readonly number[] =>
  world.result().measures?.values[measure].map(Number) ?? [];

test.prop([
  fc.array(fc.nat(20), { minLength: 1, maxLength: 12 }).filter((all) => Math.max(...all) > 0),
])('the Gini coefficient is the mean difference of all pairs over twice the mean', (values) => {
  const sorted = Float64Array.from(values).sort();
  const differences = values.flatMap((one) => values.map((other) => Math.abs(one - other)));
  const mean = (all: readonly number[]): number =>
    all.reduce((sum, value) => sum + value, 0) / all.length;
  expect(giniOf(sorted)).toBeCloseTo(mean(differences) / (2 * mean(values)), 12);
});

describe('gold among pirates', () => {
  test('is neither made nor lost, counting what is on its way', () => {
    const network = { latency: { law: 'exponential', mean: '2s' } };
    const world = run({ population: 30, duration: '2m' }, { network });
    expect(new Set(valuesOf(world, 'total'))).toEqual(new Set([3000]));
    expect([...world.inFlight()].length).toBeGreaterThan(0);
    expect(world.counts.model.paid).toBeGreaterThan(100);
  });

  test('that is lost on its way is missing from the total, and no other', () => {
    let lost = 0;
    const observer: Observer = {
      event({ data, dropped }) {
        const { imposition, intention } = (data ?? {}) as Gotocol;
        if (dropped !== undefined && imposition === 'GoldCoin') lost += readWhole(intention) ?? 0;
      },
    };
    const about = { network: { loss: 0.1 } };
    const world = run({ population: 30, duration: '2m', gold: 50 }, about, [observer]);
    expect(valuesOf(world, 'total').at(-1)).toBe(1500 - lost);
    expect(lost).toBeGreaterThan(100);
    expect(world.verdicts.every(({ verdict }) => verdict === 'held')).toBe(true);
  });

  test('goes to those whom many know if the pirate who chats pays', () => {
    const [either, caller, called] = ['either', 'caller', 'called'].map((payer) =>
      valuesOf(run({ population: 100, payer }), 'gini').at(-1),
    );
    expect(caller).toBeGreaterThan(Number(either) + 0.1);
    expect(called).toBeGreaterThan(Number(either));
  });

  test('is made by a payment that arrives twice, which a check finds and makes small', () => {
    const { finding } = check(trade, {
      runs: 30,
      faults: ['duplication'],
      beyond: true,
      base: { options: { population: 6, duration: '30s' } },
      runsMax: 100,
    });
    const { failure, scenario } = finding?.minimum?.examination ?? {};
    expect(failure?.property).toBe('no pirate is in debt, and no gold comes from nothing');
    expect(scenario?.faults?.map(({ kind }) => kind)).toEqual(['duplication']);
  });

  test('holds its properties under random faults', () => {
    holds(trade, { runs: 5, base: { options: { duration: '30s' } } });
  });
});

/**
 * The means of the Gini coefficient and of the share of those who have nothing, if all ways to deal
 * `units` to `count` pirates are equally likely. Two of them have s units with a weight of
 * (s + 1) C(units - s + count - 3, count - 3), and then one has 0 to s of these, all equally likely.
 */
function uniform(count: number, units: number): { gini: number; bankrupt: number } {
  let [weight, sum, differences] = [1, 0, 0];
  for (let s = 0; s <= units; s++) {
    sum += weight * (s + 1);
    // The sum of |2x - s| over all x from 0 to s.
    differences += weight * Math.floor(((s + 1) * (s + 1)) / 2);
    weight *= (units - s) / (units - s + count - 3);
  }
  const pairs = (count * (count - 1)) / (2 * count * units);
  return { gini: (pairs * differences) / sum, bankrupt: (count - 1) / (units + count - 1) };
}

const COUNT = 16;

// Each payment is as likely as its reverse, so that all ways to deal the gold become equally likely:
// the Boltzmann-Gibbs law. Its source: Dragulescu, Yakovenko 2000, Statistical mechanics of money.
describe('pirates who pay each other by chance', () => {
  test('have the Gini coefficient 0.5 where there is much gold', () => {
    expect(uniform(2000, 2_000_000).gini).toBeCloseTo(0.5, 3);
    // One of three has 3 units with a probability of 3/10, two of them have some with 6/10.
    expect(uniform(3, 3).gini).toBeCloseTo((3 * (2 / 3) + 6 * (4 / 9) + 0) / 10, 12);
  });

  // 30 runs of 16 pirates with 3 units each. The last half of the samples of a run makes one value.
  test('come to be as unequal as the Boltzmann-Gibbs law says, within 4 standard errors', () => {
    const runs = Array.from({ length: 30 }, (_, seed) => {
      const options = { population: COUNT, gold: 3, amount: 1, duration: '20m' };
      const world = open(trade, { seed, options } as never, { isJudged: false });
      world.advance();
      return ['gini', 'bankrupt'].map(
        (measure) => meanOf(valuesOf(world, measure).slice(250)).mean,
      );
    });
    const expected = uniform(COUNT, 3 * COUNT);
    const [gini, bankrupt] = [0, 1].map((index) => meanOf(runs.map((values) => values[index])));
    expect(Math.abs(gini.mean - expected.gini)).toBeLessThan(4 * gini.error);
    expect(Math.abs(bankrupt.mean / COUNT - expected.bankrupt)).toBeLessThan(
      4 * (bankrupt.error / COUNT),
    );
    expect(gini.error).toBeLessThan(0.01);
  });
});
