import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { GraphObserver, type Network, us } from '../../kernel/index.ts';
import { buddiesAreSound, GoldLedger, graphIsMemory } from '../../models/fsm/watchers.ts';
import { test } from '../property.ts';
import { balance, type FsmInput, openFsm, run, runInSlices } from './scenario.ts';

/** A network on which each message has its own latency, so that messages overtake each other. */
const networkOf = (latencyMax: number): Network => ({
  fate: ({ draws }) => ({
    latency: us(draws.integer(0, latencyMax)),
    isOrdered: false,
    isSteady: false,
  }),
});

// Latencies range from nearly 0 to beyond the period of grace, so that pirates are missing at the
// end.
const latencyMax = fc.constantFrom(1, 1e3, 1e6, 30e6);

const input: fc.Arbitrary<FsmInput> = fc.record({
  seed: fc.string(),
  ties: fc.constantFrom('fifo', 'shuffled'),
  options: fc.record({
    population: fc.integer({ min: 2, max: 40 }),
    promises: fc.constantFrom(0, 0.5),
    logger: fc.boolean(),
  }),
});

const runs = { numRuns: 40 };

describe('however long messages take, and in whatever order they arrive', () => {
  test.prop([input, latencyMax, fc.integer({ min: 1, max: 200 })], runs)(
    'the gold and the messages add up, buddies are sound, and the graph is what they remember',
    (scenario, max, events) => {
      const graph = new GraphObserver();
      const ledger = new GoldLedger();
      const observers = [graph, ledger];
      const world = openFsm(scenario, { observers, network: networkOf(max) });
      const { outcome, verdicts = [] } = runInSlices(world, [{ events }], () => {
        expect(balance(world)).toBe(true);
        expect(ledger.check(world)).toBe(true);
        expect(buddiesAreSound(world)).toBe(true);
        expect(graphIsMemory(world, graph.graph)).toBe(true);
      });
      expect(outcome.reason).toBe('stopped');
      expect(verdicts.filter(({ verdict }) => verdict !== 'held')).toEqual([]);
      // 10 s of talk and 10 s of grace, by default.
      expect(outcome.at).toBeLessThanOrEqual(20e6);
    },
  );

  test.prop([input, latencyMax], runs)(
    'the same scenario is the same run, by either queue',
    (scenario, max) => {
      const network = networkOf(max);
      const first = run(scenario, { network });
      expect(run(scenario, { network })).toBe(first);
      expect(run(scenario, { network, queue: 'plain' })).toBe(first);
    },
  );
});
