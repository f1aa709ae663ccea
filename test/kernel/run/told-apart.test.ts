import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { isSameData } from '../../../kernel/data/same-data.ts';
import type { Network } from '../../../kernel/index.ts';
import { openMembers, plays } from '../../laws/members.ts';
import { test } from '../../property.ts';
import { play } from '../actors/stage.ts';

type Sending = readonly [from: string, to: string, payload: unknown];

/** The fingerprint of a run of four actors, in which these send at once, in this order; "nobody" is no actor. */
function fingerprintOf(sendings: readonly Sending[], network?: Network): string {
  const { result } = play(
    (setup) => {
      const channels = Object.fromEntries(
        ['p', 'q', 'nobody'].map((name) => [name, setup.channel(name)]),
      );
      for (const name of ['ann', 'bob', 'p', 'q']) {
        setup.spawn(name, () => ({
          start(self) {
            for (const [from, to, payload] of sendings) {
              if (from === name) self.send(channels[to], payload);
            }
          },
        }));
      }
    },
    {},
    network === undefined ? {} : { network },
  );
  expect(result.counts.sent).toBe(sendings.length);
  return result.fingerprint;
}

const losing: Network = {
  fate: () => ({ latency: 5, isOrdered: true, isSteady: true }),
  verdict: () => 'lost',
};

/** Small data of every kind. Two of them are seldom equal. */
const payload = fc.oneof(fc.integer(), fc.string(), fc.jsonValue({ maxDepth: 2 }));
const pair = fc.tuple(payload, payload).filter(([x, y]) => !isSameData(x, y));

describe('a fingerprint tells apart two runs', () => {
  test.prop([pair], { numRuns: 50 })('of which one says something else', ([x, y]) => {
    expect(fingerprintOf([['ann', 'p', x]])).not.toBe(fingerprintOf([['ann', 'p', y]]));
  });

  test.prop([pair], { numRuns: 50 })(
    'that say two things to two, the other way round',
    ([x, y]) => {
      const one = fingerprintOf([
        ['ann', 'p', x],
        ['ann', 'q', y],
      ]);
      const other = fingerprintOf([
        ['ann', 'p', y],
        ['ann', 'q', x],
      ]);
      expect(one).not.toBe(other);
    },
  );

  test.prop([pair], { numRuns: 50 })(
    'in which two say two things, the other way round',
    ([x, y]) => {
      const one = fingerprintOf([
        ['ann', 'p', x],
        ['bob', 'p', y],
      ]);
      const other = fingerprintOf([
        ['ann', 'p', y],
        ['bob', 'p', x],
      ]);
      expect(one).not.toBe(other);
    },
  );

  test.prop([pair], { numRuns: 50 })(
    'that say two things to one, the other way round',
    ([x, y]) => {
      const one = fingerprintOf([
        ['ann', 'p', x],
        ['ann', 'p', y],
      ]);
      const other = fingerprintOf([
        ['ann', 'p', y],
        ['ann', 'p', x],
      ]);
      expect(one).not.toBe(other);
    },
  );

  test.prop([pair], { numRuns: 50 })(
    'of which one says something else to nobody, or on a road on which it is lost',
    ([x, y]) => {
      expect(fingerprintOf([['ann', 'nobody', x]])).not.toBe(fingerprintOf([['ann', 'nobody', y]]));
      expect(fingerprintOf([['ann', 'p', x]], losing)).not.toBe(
        fingerprintOf([['ann', 'p', y]], losing),
      );
      expect(fingerprintOf([['ann', 'p', x]], losing)).not.toBe(fingerprintOf([], losing));
    },
  );

  test('that say the same to two others', () => {
    const hashes = ['p', 'q', 'nobody'].map((to) => fingerprintOf([['ann', to, 1]]));
    expect(new Set(hashes).size).toBe(3);
  });
});

test.prop([plays], { numRuns: 60 })(
  'a strict run has the fingerprint of one that is not',
  (plan) => {
    const [strict, lenient] = [true, false].map((isStrict) => {
      const { world } = openMembers({ ...plan, isStrict });
      world.advance();
      const { scenario, ...told } = world.result();
      expect(scenario.strict).toBe(isStrict);
      return told;
    });
    expect(lenient).toEqual(strict);
  },
);
