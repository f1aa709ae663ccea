import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { GraphObserver, type NetworkLaws, type Observer, simulate } from '../../kernel/index.ts';
import {
  allHaveLeft,
  buddiesAreSound,
  GoldLedger,
  graphIsMemory,
} from '../../models/fsm/watchers.ts';
import { test } from '../property.ts';
import {
  balance,
  type Cut,
  type FsmInput,
  fsmAndStranger,
  hashesByName,
  openFsm,
  run,
  runInSlices,
} from './scenario.ts';

// Instants are round and pirates are few, so that chats meet each other and the shutdown.
const duration = fc.oneof(
  fc.nat(30).map((count) => count * 1e6),
  fc.nat(30e6),
);

// The latency is shorter than the period of grace, so that every pirate can say Goodbye.
const networks: NetworkLaws[] = [
  { latency: '10ms' },
  { latency: { law: 'uniform', min: '0s', max: '20us' }, links: [{ from: 'fsm', latency: '1s' }] },
  { latency: { law: 'exponential', mean: '50ms' }, ordering: 'none' },
];

const required = {
  seed: fc.string(),
  ties: fc.constantFrom('fifo' as const, 'shuffled' as const),
  options: fc.record({
    population: fc.integer({ min: 2, max: 60 }),
    duration,
    promises: fc.constantFrom(0, 0, 0.3, 1),
    breaking: fc.constantFrom(0, 0.2, 1),
    logger: fc.boolean(),
  }),
};
const unlimited: fc.Arbitrary<FsmInput> = fc.oneof(
  fc.record(required),
  fc.record({ ...required, network: fc.constantFrom(...networks) }),
);

const limits = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.record({ until: duration }) },
  { weight: 1, arbitrary: fc.record({ events: fc.integer({ min: 1, max: 2000 }) }) },
  { weight: 1, arbitrary: fc.record({ pending: fc.integer({ min: 1, max: 300 }) }) },
);
const scenario: fc.Arbitrary<FsmInput> = fc
  .tuple(unlimited, limits)
  .map(([input, some]) => ({ ...input, limits: some }));

const cut: fc.Arbitrary<Cut> = fc.oneof(
  fc.integer({ min: 1, max: 400 }).map((events) => ({ events })),
  fc.integer({ min: 1, max: 5e6 }).map((us) => ({ us })),
);
const cuts = fc
  .array(cut, { minLength: 1, maxLength: 5 })
  // With slices of a few microseconds, the run would take forever.
  .filter((list) => list.some((one) => 'events' in one || one.us > 10_000));

const runs = { numRuns: 60 };

describe('for any seed, population, duration, ties and promises', () => {
  test.prop([scenario, scenario], runs)(
    'the same scenario is the same run, whatever ran in between',
    (input, other) => {
      const first = run(input);
      run(other);
      expect(run(input)).toBe(first);
    },
  );

  test.prop([scenario, cuts], runs)('a run in slices is the run in one', (input, list) => {
    const inSlices = JSON.stringify(runInSlices(openFsm(input), list));
    expect(inSlices).toBe(run(input));
  });

  test.prop([scenario], runs)('observers change nothing', (input) => {
    const seen: string[] = [];
    const listener: Observer = {
      event: (event) => seen.push(JSON.stringify(event)),
      log: (text) => seen.push(text),
    };
    const observers = [new GraphObserver(), new GoldLedger(), listener];
    const told = run(input, { observers });
    expect(told).toBe(run(input));
    const { outcome } = JSON.parse(told);
    if (outcome.events > 0) expect(seen.length).toBeGreaterThanOrEqual(outcome.events);
  });

  test.prop([scenario], runs)('the plain queue makes the run of the ladder queue', (input) => {
    expect(run(input, { queue: 'plain' })).toBe(run(input, { queue: 'ladder' }));
  });

  test.prop([unlimited, fc.constantFrom('before', 'after')], runs)(
    'one more unrelated actor leaves every other actor as it was',
    (input, place) => {
      const alone = hashesByName(simulate(fsmAndStranger('before'), input));
      const without = hashesByName(JSON.parse(run(input)));
      const withStranger = hashesByName(
        simulate(fsmAndStranger(place), { ...input, strict: true }),
      );
      expect(alone.has('stranger')).toBe(true);
      expect(withStranger.size).toBeGreaterThan(without.size);
      for (const [name, hash] of without) expect(withStranger.get(name)).toBe(hash);
    },
  );

  test.prop([scenario, cuts], runs)(
    'sent = delivered + dropped + in flight, after every slice',
    (input, list) => {
      const world = openFsm(input);
      runInSlices(world, list, () => expect(balance(world)).toBe(true));
    },
  );

  test.prop([unlimited, cuts], runs)(
    'the gold adds up, buddies are sound, the graph is what they remember: after every slice',
    (input, list) => {
      const graph = new GraphObserver();
      const ledger = new GoldLedger();
      const world = openFsm(input, { observers: [graph, ledger] });
      const result = runInSlices(world, list, () => {
        expect(ledger.check(world)).toBe(true);
        expect(buddiesAreSound(world)).toBe(true);
        expect(graphIsMemory(world, graph.graph)).toBe(true);
      });
      expect(allHaveLeft(world)).toBe(true);
      expect(result.verdicts?.filter(({ verdict }) => verdict !== 'held')).toEqual([]);
      expect(result.outcome.reason).toBe('stopped');
      expect(result.graph).toEqual({ nodes: graph.graph.nodeCount, edges: graph.graph.edgeCount });
    },
  );

  test.prop([unlimited], runs)('no more promises are kept and broken than made', (input) => {
    const { promisesMade, promisesKept, promisesBroken } = JSON.parse(run(input)).counts.model;
    if (input.options?.promises === 0) expect(promisesMade).toBeUndefined();
    expect((promisesKept ?? 0) + (promisesBroken ?? 0)).toBeLessThanOrEqual(promisesMade ?? 0);
  });
});
