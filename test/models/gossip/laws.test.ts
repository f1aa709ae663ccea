import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { type Fault, type Observer, open, simulate } from '../../../kernel/index.ts';
import { builtInModel } from '../../../models/built-in.ts';
import { spread } from '../../../models/gossip/epidemics/spread.ts';
import { test } from '../../property.ts';
import { last, meanOf } from './experiment.ts';

const NAMES = [
  'spread',
  'rumor',
  'anti-entropy',
  'averaging',
  'push-sum',
  'cyclon',
  'hyparview',
  'plumtree',
  'swim',
  'scuttlebutt',
  'phi-accrual',
];

const FAULTS: readonly Fault[] = [
  { kind: 'crash', key: 'c', actors: 'node3', from: '25s', to: '60s' },
  { kind: 'loss', key: 'l', between: ['node*', 'node*'], from: '10s', to: '50s', rate: 0.2 },
];

const scenario = (seed: number, clocking: string): never =>
  ({
    seed,
    options: { population: 12, clocking, cycles: 12, period: '10s' },
    faults: FAULTS,
  }) as never;

describe.each(NAMES)('in %s', (name) => {
  test.prop([fc.nat(), fc.constantFrom('cycles', 'free')], { numRuns: 4 })(
    'nobody sends to itself, the crashed hear nothing, each message has one end, and a run has no luck',
    async (seed, clocking) => {
      const model = await builtInModel(name);
      if (model === undefined) throw new Error(`no model ${name}`);
      const found: string[] = [];
      const observer: Observer = {
        event({ kind, from, to, at, dropped }) {
          if (kind === 'message' && from === to) found.push(`${to.name} sends to itself`);
          const isDown = to.name === 'node3' && at >= 25e6 && at < 60e6;
          if (isDown && kind !== 'fault' && dropped === undefined)
            found.push(`${kind} to the dead`);
        },
      };
      const world = open(model, scenario(seed, clocking), { observers: [observer] });
      world.advance();
      expect(found).toEqual([]);
      const { counts, fingerprint, outcome } = world.result();
      const dropped = Object.values(counts.dropped).reduce((sum, count) => sum + count, 0);
      expect(counts.sent).toBe(counts.delivered + dropped + counts.inFlight);
      expect(counts.crashes).toBe(outcome.at > 25e6 ? 1 : 0);
      expect(simulate(model, scenario(seed, clocking)).fingerprint).toBe(fingerprint);
      expect(world.verdicts.map(({ verdict }) => verdict)).not.toContain('broken');
    },
  );
});

test('more loss does not speed spreading up on average', () => {
  const rounds = (loss: number): number =>
    meanOf(
      Array.from({ length: 20 }, (_, seed) => {
        const world = open(spread, {
          seed,
          options: { population: 200 },
          network: { loss },
        } as never);
        world.advance();
        return last('lastDelivery')(world);
      }),
    ).mean;
  const means = [0, 0.2, 0.5].map(rounds);
  expect(means).toEqual([...means].sort((a, b) => a - b));
});
