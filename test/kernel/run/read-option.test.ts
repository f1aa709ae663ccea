import fc from 'fast-check';
import { describe, expect } from 'vitest';
import {
  expectation,
  ms,
  type Option,
  option,
  readOption,
  seconds,
} from '../../../kernel/index.ts';
import { test } from '../../property.ts';

const read = (spec: Option<unknown>, given: unknown) => readOption(spec, given, 'file: option x');
const refused = expect.objectContaining({ code: 'bad-option' });

/** An option, values that it takes with their meaning, and values that it refuses. */
const cases: [string, Option<unknown>, taken: [unknown, unknown][], refused: unknown[]][] = [
  [
    'a count',
    option.count(5),
    [
      [0, 0],
      ['12', 12],
      [2 ** 53 - 1, 2 ** 53 - 1],
    ],
    [-1, 1.5, '1.5', '', ' ', 'x', null, true, [3], {}, Number.NaN, 2 ** 53],
  ],
  [
    'a count with bounds, both included',
    option.count(5, { min: 2, max: 10 }),
    [
      [2, 2],
      [10, 10],
      ['10', 10],
    ],
    [1, 11, '1', '-3'],
  ],
  [
    'a number',
    option.number(0.5),
    [
      [-1.5, -1.5],
      ['2.25', 2.25],
      ['1e3', 1000],
      ['2s', 2_000_000],
    ],
    ['', 'x', 'Infinity', Number.POSITIVE_INFINITY, Number.NaN, null, true, '2 s s'],
  ],
  [
    'a number with bounds, both included',
    option.number(0, { min: -1, max: 1 }),
    [
      [-1, -1],
      [1, 1],
      [0, 0],
    ],
    [-1.001, 1.001],
  ],
  [
    'a duration',
    option.duration(seconds(1)),
    [
      ['90s', 90e6],
      ['1.5h', 5400e6],
      ['10', 10e6],
      [250, 250],
      [0, 0],
    ],
    [-1, 0.5, 'soon', '-5s', '', null, true, '1 week'],
  ],
  [
    'a duration with bounds, both included',
    option.duration(ms(5), { min: 1000, max: 10_000 }),
    [
      ['1ms', 1000],
      [10_000, 10_000],
    ],
    [999, '10.001ms', '0s'],
  ],
  [
    'a probability',
    option.probability(0.5),
    [
      [0, 0],
      [1, 1],
      ['0.25', 0.25],
    ],
    [-0.1, 1.1, '50%', null, true],
  ],
  [
    'a probability with bounds, both included',
    option.probability(0.3, { min: 0.2, max: 0.5 }),
    [
      [0.2, 0.2],
      ['0.5', 0.5],
    ],
    [0.19, 0.51, 0, 1],
  ],
  [
    'a choice',
    option.choice(['push', 'pull', 'push-pull']),
    [
      ['push', 'push'],
      ['pull', 'pull'],
      ['push-pull', 'push-pull'],
    ],
    ['', 'Push', ' push', 'pus', 0, true, null, undefined, ['push'], {}],
  ],
  [
    'a flag',
    option.flag(false),
    [
      [true, true],
      [false, false],
      ['true', true],
      ['false', false],
    ],
    [1, 0, 'yes', '', null, 'True'],
  ],
  [
    'a text',
    option.text('x'),
    [
      ['', ''],
      ['any', 'any'],
      ['5', '5'],
    ],
    [5, true, null, {}],
  ],
];

describe('an option', () => {
  for (const [name, spec, taken, notTaken] of cases) {
    test(`that is ${name} takes these and no others`, () => {
      for (const [given, value] of taken) expect(read(spec, given)).toBe(value);
      for (const given of notTaken) expect(() => read(spec, given)).toThrow(refused);
      expect(read(spec, spec.default)).toBe(spec.default);
    });
  }

  test.prop([fc.constantFrom(...cases.map(([, spec]) => spec)), fc.jsonValue()])(
    'takes or refuses any JSON value; what it takes lies within its bounds',
    (spec, given) => {
      let value: unknown;
      try {
        value = read(spec, given);
      } catch (error) {
        expect(error).toMatchObject({ code: 'bad-option' });
        return;
      }
      expect(['number', 'boolean', 'string']).toContain(typeof value);
      if (typeof value !== 'number') return;
      expect(value).toBeGreaterThanOrEqual(spec.min ?? Number.NEGATIVE_INFINITY);
      expect(value).toBeLessThanOrEqual(spec.max ?? Number.POSITIVE_INFINITY);
    },
  );

  test('says what it takes, with bounds and unit', () => {
    expect(expectation(option.count(5))).toBe('a whole number from 0');
    expect(expectation(option.count(5, { min: 2, max: 9 }))).toBe('a whole number from 2 to 9');
    expect(expectation(option.number(5))).toBe('a number');
    expect(expectation(option.number(5, { max: 9 }))).toBe('a number to 9');
    expect(expectation(option.duration(ms(5), { min: 1000 }))).toBe(
      'a duration such as 90s or 10m from 1ms',
    );
    expect(expectation(option.duration(ms(5), { min: ms(1), max: seconds(90) }))).toBe(
      'a duration such as 90s or 10m from 1ms to 1.5m',
    );
    expect(expectation(option.probability(0))).toBe('a number from 0 to 1');
    expect(expectation(option.probability(0, { max: 0.5 }))).toBe('a number from 0 to 0.5');
    expect(expectation(option.choice(['push', 'pull']))).toBe('one of push, pull');
    expect(expectation(option.flag(true))).toBe('true or false');
    expect(expectation(option.text(''))).toBe('a text');
  });

  test('refused names the place, what it got and what was expected', () => {
    expect(() => read(option.count(5, { min: 2 }), 1)).toThrow(
      'file: option x: got 1, expected a whole number from 2',
    );
    expect(() => read(option.text(''), undefined)).toThrow('got nothing, expected a text');
  });

  test('refused says which word of a choice was probably meant, if one is near', () => {
    const variant = option.choice(['push', 'pull', 'push-pull']);
    const refusal = 'expected one of push, pull, push-pull';
    for (const [given, end] of [
      ['pul', '; did you mean "pull"?'],
      ['PUSH', '; did you mean "push"?'],
      ['gossip', ''],
      [5, ''],
    ]) {
      const message = `file: option x: got ${JSON.stringify(given)}, ${refusal}${end}`;
      expect(() => read(variant, given)).toThrow(expect.objectContaining({ message }));
    }
  });
});
