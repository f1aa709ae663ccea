import { describe, expect, test } from 'vitest';
import {
  type Actor,
  compareResults,
  defineModel,
  isSameOutcome,
  type Outcome,
  type Result,
  simulate,
} from '../../../kernel/index.ts';

/** Sends itself a message with a channel in it, and fails on it. */
const failing: Actor<unknown, unknown> = {
  start: (self) => self.send(self.channel, { to: self.channel, left: undefined, zero: -0 }),
  receive() {
    throw new RangeError('out of rum');
  },
  timer() {},
};
const model = defineModel({
  name: 'failing',
  actors: (setup) => void setup.spawn('one', () => failing),
});
const result = simulate(model, { seed: '1' });
const read: Result = JSON.parse(JSON.stringify(result));

describe('two results', () => {
  test('are the same when one was read from a file', () => {
    expect(result.outcome.reason).toBe('actor-failed');
    expect(compareResults(read, result)).toBeUndefined();
  });

  test('of the same events differ in what was counted alone', () => {
    const other = { ...read, counts: { ...read.counts, sent: 5, model: { gold: 1 } } };
    const difference = compareResults(other, result);
    expect(difference?.different).toBeUndefined();
    expect(difference?.figures).toEqual([
      { name: 'counts.sent', expected: 5, got: 1 },
      { name: 'counts.model.gold', expected: 1, got: undefined },
    ]);
    const graph = compareResults({ ...read, graph: { nodes: 0, edges: 1 } }, result);
    expect(graph?.figures).toEqual([{ name: 'graph.edges', expected: 1, got: 0 }]);
  });

  test('differ in a verdict, if both have one on the property', () => {
    const verdicts = (word: 'held' | 'broken') =>
      ({
        verdicts: [{ property: 'calm', kind: 'always', verdict: word, evaluated: 1, held: 1 }],
      }) as const;
    expect(compareResults({ ...read, ...verdicts('held') }, result)).toBeUndefined();
    expect(compareResults(result, { ...read, ...verdicts('held') })).toBeUndefined();
    const [before, after] = [verdicts('broken'), verdicts('held')].map((of) => ({
      ...read,
      ...of,
    }));
    expect(compareResults(before, after)?.figures).toEqual([
      { name: 'verdicts.calm', expected: 'broken', got: 'held' },
    ]);
  });

  test('that ended differently differ at the end', () => {
    const outcome = { ...read.outcome, actor: 'two' } as Outcome;
    expect(compareResults({ ...read, outcome }, result)?.different).toEqual({ events: 2, at: 0 });
  });
});

test('outcomes are the same by all but the text of an error', () => {
  const { outcome } = result;
  const other = (part: object): Outcome => ({ ...outcome, ...part }) as Outcome;
  expect(isSameOutcome(outcome, other({ error: 'RangeError: no rum' }))).toBe(true);
  expect(isSameOutcome(outcome, other({ at: 1 }))).toBe(false);
  expect(isSameOutcome(outcome, other({ reason: 'idle' }))).toBe(false);
  expect(isSameOutcome(outcome, other({ handling: { to: 'two', zero: 0 } }))).toBe(false);
  expect(isSameOutcome(outcome, other({ handling: { to: 'one', zero: 0 } }))).toBe(true);
  const livelock = { reason: 'livelock', at: outcome.at, events: 3 } as const;
  expect(
    isSameOutcome({ ...livelock, actors: ['a', 'b'] }, { ...livelock, actors: ['a', 'c'] }),
  ).toBe(false);
});
