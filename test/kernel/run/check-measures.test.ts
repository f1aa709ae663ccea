import { expect, test } from 'vitest';
import { counting } from './counting.ts';

test.each([
  ['measures', { measures: [] }, 'measures: got [], expected an object of functions'],
  [
    'a measure',
    { measures: { a: 1 } },
    'measures: a: got 1, expected a function that makes a number of a world',
  ],
  [
    'the name of a measure',
    { measures: { 'a,b': () => 1 } },
    'measures: got "a,b", expected a name of letters, digits, _ and -',
  ],
  ['measureEvery', { measureEvery: 5 }, 'measureEvery: got 5, expected a function of the options'],
  ['until', { until: '5s' }, 'until: got "5s", expected a function of the options'],
  ['stopWhen', { stopWhen: true }, 'stopWhen: got true, expected a function of the world'],
])('a model is refused for %s of another kind', (_what, about, message) => {
  expect(() => counting(about as object)).toThrow(
    expect.objectContaining({ code: 'bad-model', message: `model counting: ${message}` }),
  );
});
