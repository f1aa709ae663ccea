import { expect, test } from 'vitest';
import { describeOutcome } from '../../../cli/terminal/summary.ts';

test('a livelock of one actor is told in the singular', () => {
  const busy = (...actors: string[]) =>
    describeOutcome({ reason: 'livelock', at: 0, events: 10_001, actors });
  expect(busy('a')).toBe('in a livelock at 0s: a keeps itself busy without delay');
  expect(busy('a', 'b')).toBe('in a livelock at 0s: a, b keep each other busy without delay');
});
