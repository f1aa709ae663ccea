import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { Fingerprint } from '../../../kernel/engine/fingerprint.ts';
import { test } from '../../property.ts';

const word = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });

interface Taken {
  readonly actor: number;
  readonly at: number;
  readonly id: readonly [number, number];
  /** The hash of the data that was sent; `undefined` for received data. */
  readonly data?: readonly [number, number] | undefined;
}
const taken: fc.Arbitrary<Taken> = fc.record({
  actor: fc.nat(3),
  at: fc.maxSafeNat(),
  id: fc.tuple(word, word),
  data: fc.option(fc.tuple(word, word), { nil: undefined }),
});

/** Returns the fingerprint of four actors after these events, and their hashes. */
const hashed = (list: readonly Taken[]): { sum: string; hashes: string[] } => {
  const sum = new Fingerprint();
  const actors = [0, 1, 2, 3].map((index) => ({ hashHigh: index, hashLow: -index }));
  for (const actor of actors) sum.include(actor);
  for (const { actor, at, id, data } of list) {
    if (data === undefined) sum.receive(actors[actor], at, ...id);
    else sum.send(actors[actor], ...id, ...data);
  }
  const hashes = actors.map((actor) => Fingerprint.sumOf([actor]));
  return { sum: sum.toString(), hashes };
};

/** Adds 64-bit words modulo 2^64 with BigInt, independently of the product. */
const added = (words: readonly string[]): string =>
  (words.reduce((sum, text) => sum + BigInt(`0x${text}`), 0n) % 2n ** 64n)
    .toString(16)
    .padStart(16, '0');

describe('a fingerprint', () => {
  test.prop([fc.array(taken)])("is the sum of the actors' hashes modulo 2^64", (list) => {
    const { sum, hashes } = hashed(list);
    expect(sum).toBe(added(hashes));
  });

  test.prop([fc.array(taken)])(
    'does not depend on the order of events of different actors',
    (list) => {
      const byActor = list.slice().sort((a, b) => a.actor - b.actor);
      expect(hashed(byActor)).toEqual(hashed(list));
    },
  );

  test.prop([taken, taken])('depends on the order of events of one actor', (a, b) => {
    const one = [
      { ...a, actor: 1 },
      { ...b, actor: 1 },
    ];
    fc.pre(hashed([one[0]]).sum !== hashed([one[1]]).sum);
    expect(hashed(one).sum).not.toBe(hashed(one.slice().reverse()).sum);
  });

  test('depends on the instant of what is received, all 53 bits of it, and on its id', () => {
    const base: Taken = { actor: 0, at: 0, id: [0, 0] };
    const others: Taken[] = [
      base,
      { ...base, at: 1 },
      { ...base, at: 2 ** 31 },
      { ...base, at: 2 ** 32 },
      { ...base, at: 2 ** 52 },
      { ...base, actor: 1 },
      { ...base, id: [5, 0] },
      { ...base, id: [0, 5] },
    ];
    expect(new Set(others.map((one) => hashed([one]).sum)).size).toBe(others.length);
  });

  test.prop([word, word, word, word])(
    'depends on what is sent, by whom and under which id, and not when',
    (high, low, dataHigh, dataLow) => {
      const base: Taken = { actor: 0, at: 0, id: [high, low], data: [dataHigh, dataLow] };
      const others: Taken[] = [
        base,
        { ...base, actor: 1 },
        { ...base, id: [high ^ 8, low] },
        { ...base, id: [high, low ^ 8] },
        { ...base, data: [dataHigh ^ 4, dataLow] },
        { ...base, data: [dataHigh, dataLow ^ 4] },
      ];
      expect(new Set(others.map((one) => hashed([one]).sum)).size).toBe(others.length);
      expect(hashed([{ ...base, at: 7 }])).toEqual(hashed([base]));
    },
  );

  /** Returns the checkpoints of a run with this many events, taken as the engine takes them. */
  const checkpointsOf = (eventCount: number) => {
    const sum = new Fingerprint();
    let due = 1;
    for (let events = 1; events <= eventCount; events++) {
      if (events >= due) due = sum.checkpoint(events, events);
    }
    return sum.checkpoints;
  };

  test.prop([fc.integer({ min: 0, max: 60_000 })], { numRuns: 30 })(
    'keeps 512 to 1,024 checkpoints, at multiples of a power of two',
    (eventCount) => {
      const events = checkpointsOf(eventCount).map((checkpoint) => checkpoint.events);
      const spacing = events[0] ?? 1;
      expect(Math.log2(spacing) % 1).toBe(0);
      expect(events).toEqual(
        Array.from(
          { length: Math.floor(eventCount / spacing) },
          (_, index) => (index + 1) * spacing,
        ),
      );
      expect(events.length).toBeLessThan(1024);
      if (eventCount >= 1024) expect(events.length).toBeGreaterThanOrEqual(511);
    },
  );
});
