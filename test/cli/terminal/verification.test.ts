import { expect, test } from 'vitest';
import { describeRunDifference } from '../../../cli/terminal/verification.ts';

const line = (message: string): string =>
  JSON.stringify({
    event: 9,
    at: 1000,
    id: '00000000000000aa',
    cause: '',
    to: 'a',
    from: 'b',
    message,
  });

test('a run that is not the same is told by its first event and what was drawn', () => {
  const told = describeRunDifference('mine', {
    index: 3,
    cause: 'process',
    fingerprints: ['01', '02'],
    first: [{ line: line('x'), drawn: ['uniform() = 0.5'] }, undefined],
  });
  expect(told).toBe(`mine: scenario 3 is another run in another process: fingerprint 01, then 02
differs at event 9
  expected #9 [1ms] b > a: x  (00000000000000aa)
             drew uniform() = 0.5
  got      the end of the run
  a likely reason: what the module took from the clock, from the system or at random when it was loaded (Date, Math.random, process)
`);
});
