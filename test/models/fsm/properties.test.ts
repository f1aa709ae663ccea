import fc from 'fast-check';
import { describe, expect } from 'vitest';
import {
  type Channel,
  defineModel,
  type Gotocol,
  gotocol,
  seconds,
  simulate,
} from '../../../kernel/index.ts';
import { fsm } from '../../../models/fsm/fsm.ts';
import type { Pirate } from '../../../models/fsm/pirate.ts';
import { fsmProperties } from '../../../models/fsm/properties.ts';
import { test } from '../../property.ts';
import { newPirate, says } from './broken-world.ts';

describe('the properties of the model', () => {
  /** The verdicts on a pirate that is changed, and then handles a message. */
  const verdicts = (change: (mary: Pirate, self: Channel, others: readonly Channel[]) => void) => {
    const model = defineModel({
      name: 'changed',
      properties: fsmProperties,
      actors(setup) {
        const mary = newPirate();
        const channel = setup.channel<Gotocol>('Mary');
        const others = Array.from({ length: 11 }, (_, index) =>
          setup.spawn(`other ${index}`, () => ({})),
        );
        setup.spawn(channel, () => mary);
        setup.spawn('fsm', () => says([channel, gotocol('GoldCoin', null, 5)]));
        change(mary, channel, others);
      },
    });
    const { verdicts: all = [] } = simulate(model, { seed: 1 });
    return all.slice(0, 2).map(({ reason, verdict }) => reason ?? verdict);
  };

  test('hold for a sound pirate, and each is broken by one that is not', () => {
    const chosen = (choose: (self: Channel, others: readonly Channel[]) => readonly Channel[]) =>
      verdicts((mary, self, others) => {
        mary.buddies = choose(self, others);
      });
    expect(chosen((_, others) => others.slice(0, 10))).toEqual(['held', 'held']);
    expect(chosen((_, others) => others)).toEqual(['knows 11 pirates', 'held']);
    expect(chosen((_, [one]) => [one, one])).toEqual(['knows a pirate twice', 'held']);
    expect(chosen((self, [one]) => [one, self])).toEqual(['knows itself', 'held']);
    const rich = verdicts((mary) => {
      mary.booty = 2;
    });
    expect(rich).toEqual(['held', 'pirates hold 7 gold, and were given 5']);
    const poor = verdicts((mary) => {
      mary.booty = -9;
    });
    expect(poor).toEqual(['held', 'holds -4 gold']);
  });

  test.prop([fc.nat(), fc.constantFrom(0, 0.5)], { numRuns: 20 })(
    'hold whatever fails, but for messages that arrive twice',
    (seed, promises) => {
      const pirates = `Pirate${(seed % 7) + 1}`;
      const result = simulate(fsm, {
        seed,
        options: { population: 20, duration: seconds(20), promises },
        network: { latency: '50ms', loss: 0.05 },
        faults: [
          { kind: 'crash', actors: pirates, from: '2s', to: '9s' },
          { kind: 'crash', actors: 'Pirate1*', from: '5s', to: '6s', after: 1 },
          { kind: 'leave', actors: 'Pirate8', from: '3s' },
          { kind: 'cut', isolate: 'Pirate9', from: '1s', to: '7s' },
          { kind: 'pause', actors: 'Pirate2', from: '4s', to: '8s' },
          { kind: 'reordering', isolate: 'Pirate3', by: '300ms', from: '1s', to: '9s' },
        ],
      });
      const broken = result.verdicts?.filter(({ verdict }) => verdict !== 'held');
      expect(broken).toEqual([]);
    },
  );

  test('are broken by gold that arrives twice', () => {
    const { verdicts: [, gold] = [] } = simulate(fsm, {
      seed: 1,
      options: { population: 20, duration: seconds(20) },
      network: { latency: '50ms', duplication: 0.5 },
    });
    expect(gold.verdict).toBe('broken');
  });
});
