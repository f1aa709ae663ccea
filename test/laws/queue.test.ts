import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { LadderQueue } from '../../kernel/engine/ladder-queue.ts';
import { type Actor, defineModel, open, type Self, seconds } from '../../kernel/index.ts';
import { DELAY_LAWS, Driven, type Phase, playQueues } from './queue.ts';

const laws = Object.keys(DELAY_LAWS) as (keyof typeof DELAY_LAWS)[];

const share = fc.constantFrom(0, 0.2, 0.4, 0.5, 0.6, 0.8, 1);

// Long enough to divide buckets, fill rungs within rungs, and open them again.
const phase: fc.Arbitrary<Phase> = fc.record({
  law: fc.constantFrom(...laws),
  steps: fc.constantFrom(5, 50, 200, 1000, 3000),
  pushShare: share,
  cancelShare: fc.oneof(fc.constant(0), share),
});
const phases = fc.array(phase, { minLength: 1, maxLength: 8 });
const seed = fc.nat().map(String);

describe('the ladder queue pops what the plain queue pops, under any push, pop and cancel', () => {
  test.prop([phases, seed], { numRuns: 300 })('with orders that grow', (list, text) => {
    expect(playQueues(list, { areOrdersGrowing: true, seed: text })).toBeUndefined();
  });

  test.prop([phases, seed], { numRuns: 300 })('with shuffled orders', (list, text) => {
    expect(playQueues(list, { areOrdersGrowing: false, seed: text })).toBeUndefined();
  });

  for (const law of laws) {
    test(`holding ten thousand of delay law "${law}"`, () => {
      const list = [
        { law, steps: 10_000, pushShare: 1, cancelShare: 0 },
        { law, steps: 20_000, pushShare: 0.5, cancelShare: 0 },
        { law, steps: 20_000, pushShare: 0.5, cancelShare: 0.25 },
      ];
      for (const areOrdersGrowing of [true, false]) {
        expect(playQueues(list, { areOrdersGrowing, seed: law })).toBeUndefined();
      }
    });
  }
});
