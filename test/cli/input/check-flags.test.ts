import { expect, test } from 'vitest';
import { countOf, kindsOf, wallMsOf } from '../../../cli/input/check-flags.ts';

test('kinds of faults are a list of words, or none', () => {
  expect(kindsOf('crash,cut')).toEqual(['crash', 'cut']);
  expect(kindsOf('loss, delay')).toEqual(['loss', 'delay']);
  expect(kindsOf('none')).toEqual([]);
});

test.each([
  ['crsh', '--faults: got "crsh", expected kinds of faults or none; did you mean "crash"?'],
  // Only a run tells the ids that it takes.
  ['drop', '--faults: got "drop", expected kinds of faults or none'],
  ['', '--faults: got "", expected kinds of faults or none'],
])('another word is refused: %j', (text, told) => {
  expect(() => kindsOf(text)).toThrow(told);
});

test('a span of wall time is above 0, and a number alone counts seconds', () => {
  expect(['30s', '1.5', '200ms'].map((text) => wallMsOf('--for', text))).toEqual([
    30_000, 1_500, 200,
  ]);
  expect(() => wallMsOf('--for', '0s')).toThrow('--for: got "0s", expected a duration above 0');
});

test('a count is whole and from its minimum', () => {
  expect([countOf('--only', '0', 0), countOf('--runs', '7')]).toEqual([0, 7]);
  expect(() => countOf('--runs', '0')).toThrow('--runs: got "0"');
});
