import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { Fingerprint } from '../../../kernel/engine/fingerprint.ts';
import { test } from '../../property.ts';

const word = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });

interface Received {
  readonly actor: number;
  readonly at: number;
  readonly words: readonly [number, number, number, number];
}
const received: fc.Arbitrary<Received> = fc.record({
  actor: fc.nat(3),
  at: fc.maxSafeNat(),
  words: fc.tuple(word, word, word, word),
});

/** The fingerprint of four actors that received these, and their hashes. */
const hashed = (list: readonly Received[]): { sum: string; hashes: string[] } => {
  const sum = new Fingerprint();
  const actors = [0, 1, 2, 3];
  for (const actor of actors) sum.include(actor, -actor);
  for (const { actor, at, words } of list) sum.receive(actor, at, ...words);
  const hashes = actors.map((actor) => sum.sumOf(actor, actor + 1));
  return { sum: sum.toString(), hashes };
};

/** 64-bit words added modulo 2^64, by the language's own whole numbers. */
const added = (words: readonly string[]): string =>
  (words.reduce((sum, text) => sum + BigInt(`0x${text}`), 0n) % 2n ** 64n)
    .toString(16)
    .padStart(16, '0');

describe('a fingerprint', () => {
  test.prop([fc.array(received)])("is the sum of the actors' hashes modulo 2^64", (list) => {
    const { sum, hashes } = hashed(list);
    expect(sum).toBe(added(hashes));
  });

  test.prop([fc.array(received)])(
    'does not depend on the order of events of different actors',
    (list) => {
      const byActor = list.slice().sort((a, b) => a.actor - b.actor);
      expect(hashed(byActor)).toEqual(hashed(list));
    },
  );

  test.prop([received, received])('depends on the order of events of one actor', (a, b) => {
    fc.pre(JSON.stringify([a.at, a.words]) !== JSON.stringify([b.at, b.words]));
    const one = [
      { ...a, actor: 1 },
      { ...b, actor: 1 },
    ];
    expect(hashed(one).sum).not.toBe(hashed(one.slice().reverse()).sum);
  });

  test('depends on the instant, all 53 bits of it, the id and the data', () => {
    const base: Received = { actor: 0, at: 0, words: [0, 0, 0, 0] };
    const others: Received[] = [
      base,
      { ...base, at: 1 },
      { ...base, at: 2 ** 31 },
      { ...base, at: 2 ** 32 },
      { ...base, at: 2 ** 52 },
      { ...base, actor: 1 },
      ...[0, 1, 2, 3].map((place) => ({
        ...base,
        words: [0, 0, 0, 0].map((_, index) => (index === place ? 5 : 0)) as never,
      })),
    ];
    expect(new Set(others.map((one) => hashed([one]).sum)).size).toBe(others.length);
  });

  /** Checkpoints of a run of so many events, taken as the engine takes them. */
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
