import fc from 'fast-check';
import { describe, expect } from 'vitest';
import {
  type Actor,
  defineModel,
  type Model,
  ms,
  type Network,
  type NetworkLaws,
  type Self,
  seconds,
  simulate,
  type WorldOptions,
} from '../../../kernel/index.ts';
import { skype } from '../../../models/index.ts';
import { skypeOptions } from '../../../models/skype/options.ts';
import { type Cut, hashesByName, told } from '../../laws/scenario.ts';
import { test } from '../../property.ts';
import { runAndLook } from './look.ts';
import type { SkypeInput } from './told.ts';

// Round intervals and few nodes on purpose, so that chats meet each other and the shutdown.
const duration = fc.oneof(
  fc.nat(30).map((count) => count * 1e6),
  fc.nat(30e6),
);
const interval = fc.constantFrom(
  { intervalMin: seconds(1), intervalMax: seconds(5) },
  { intervalMin: seconds(1), intervalMax: seconds(1) },
  { intervalMin: ms(100), intervalMax: seconds(10) },
);
const options = fc
  .record({
    population: fc.integer({ min: 2, max: 60 }),
    duration,
    connections: fc.constantFrom(0, 0, 1, 20),
    offline: fc.constantFrom(0, 0.1, 0.5, 1),
    leaving: fc.constantFrom(0, 0.02, 0.5, 1),
  })
  .chain((some) => interval.map((own) => ({ ...some, ...own })));

const inOrder: NetworkLaws[] = [
  { latency: '10ms' },
  { latency: { law: 'uniform', min: '0s', max: '2s' }, links: [{ from: 'skype', latency: '1s' }] },
];
const required = { seed: fc.string(), ties: fc.constantFrom('fifo', 'shuffled'), options } as const;
const ordered: fc.Arbitrary<SkypeInput> = fc.oneof(
  fc.record(required),
  fc.record({ ...required, network: fc.constantFrom(...inOrder) }),
);
const scenario: fc.Arbitrary<SkypeInput> = fc.oneof(
  { weight: 2, arbitrary: ordered },
  {
    weight: 1,
    arbitrary: fc.record({
      ...required,
      network: fc.constant<NetworkLaws>({
        latency: { law: 'exponential', mean: '500ms' },
        ordering: 'none',
      }),
    }),
  },
);

const cut: fc.Arbitrary<Cut> = fc.oneof(
  fc.integer({ min: 1, max: 400 }).map((events) => ({ events })),
  fc.integer({ min: 20_000, max: 5e6 }).map((us) => ({ us })),
);
const cuts = fc.array(cut, { minLength: 1, maxLength: 5 });

const runs = { numRuns: 60 };

const run = (input: SkypeInput, world?: WorldOptions): string =>
  told(simulate(skype, { strict: true, ...input }, world));

describe('for any seed, population, duration, ties, network, and shares of offline and leaving', () => {
  test.prop([scenario, cuts], runs)(
    'lists, ids, calls and messages are sound and the graph is the lists: after every slice',
    (input, list) => {
      const { result } = runAndLook(input, list);
      expect(result.outcome.reason).toBe('stopped');
      const { connections = 0 } = input.options ?? {};
      const made = result.counts.model.connections ?? 0;
      if (connections > 0) expect(made).toBeLessThanOrEqual(connections);
      if (made !== connections || connections === 0) {
        expect(result.outcome.at).toBe(Math.max(1, input.options?.duration ?? 0));
      }
    },
  );

  test.prop([scenario, cuts], runs)(
    'the same scenario is the same run: in slices, by either queue, whoever watches',
    (input, list) => {
      const first = run(input);
      expect(told(runAndLook(input, list).result)).toBe(first);
      expect(run(input, { queue: 'plain' })).toBe(first);
    },
  );

  test.prop([ordered], runs)(
    'where messages keep their order, every call is put through, denied or told offline',
    (input) => {
      const { calls, result } = runAndLook(input, [{ us: 60e6 }]);
      const { connections = 0, denied = 0, offline = 0 } = result.counts.model;
      expect(connections + denied + offline).toBe(calls.handledCount);
    },
  );

  test.prop([scenario], runs)('nobody is met who is never there', (input) => {
    const { model } = simulate(skype, { strict: true, ...input }).counts;
    if (input.options?.offline === 1) expect(model.connections).toBeUndefined();
    if (input.options?.leaving === 0) expect(model.unregistered).toBeUndefined();
    expect(model.unexpected).toBeUndefined();
  });

  test.prop([scenario, fc.boolean()], runs)(
    'one more unrelated actor leaves every other actor as it was',
    (input, isBefore) => {
      const without = hashesByName(simulate(skype, { strict: true, ...input }));
      const withStranger = hashesByName(simulate(skypeAndStranger(isBefore), input));
      expect(withStranger.has('stranger')).toBe(true);
      for (const [name, hash] of without) expect(withStranger.get(name)).toBe(hash);
    },
  );

  test.prop([scenario, fc.constantFrom(1, 1e3, 1e6, 30e6), cuts], runs)(
    'however long messages take, and in whatever order they arrive, all of it holds',
    (input, latencyMax, list) => {
      const network: Network = {
        fate: ({ draws }) => ({
          latency: draws.integer(0, latencyMax),
          isOrdered: false,
          isSteady: false,
        }),
      };
      runAndLook({ ...input, options: { ...input.options, connections: 0 } }, list, network);
    },
  );
});

/** An actor of no relation, who talks to itself. */
const stranger: Actor<number, 'Talk'> = {
  start: (self: Self<number, 'Talk'>) => self.every(ms(70), 'Talk'),
  receive: (_message, _from, self) => self.count('heard by a stranger'),
  timer: (_timer, self) => self.send(self.channel, self.random.integer(0, 9)),
};

const skypeAndStranger = (isBefore: boolean): Model =>
  defineModel({
    name: skype.name,
    options: skypeOptions,
    actors(setup, chosen) {
      if (isBefore) setup.spawn('stranger', () => stranger);
      skype.actors(setup, chosen);
      if (!isBefore) setup.spawn('stranger', () => stranger);
    },
  });
