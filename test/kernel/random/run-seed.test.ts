import { describe, expect, test } from 'vitest';
import { Draws } from '../../../kernel/random/draws.ts';
import { RunSeed } from '../../../kernel/random/run-seed.ts';
import { purposeKey, seedKey } from '../../../kernel/random/seed.ts';

const drawOf = (draws: Draws): number => draws.reset(1, 2).uniform();
const expected = (seed: string, purpose: string): number =>
  drawOf(new Draws(purposeKey(seedKey(seed), purpose)));

describe('of the seed of a run', () => {
  test('the draws of a purpose follow, and after a change those of the new one', () => {
    const seed = new RunSeed('a');
    const loss = seed.draws('loss');
    const latency = seed.draws('latency');
    expect(drawOf(loss)).toBe(expected('a', 'loss'));
    seed.change('b');
    expect(drawOf(loss)).toBe(expected('b', 'loss'));
    expect(drawOf(latency)).toBe(expected('b', 'latency'));
    expect(drawOf(seed.draws('late'))).toBe(expected('b', 'late'));
  });

  test('whoever follows gets the key of the purpose at once and at each change', () => {
    const seed = new RunSeed('a');
    const keys: unknown[] = [];
    seed.follow('ties', (key) => keys.push(key));
    seed.change('b');
    expect(keys).toEqual(['a', 'b'].map((text) => purposeKey(seedKey(text), 'ties')));
  });
});
