import { describe, expect, test } from 'vitest';
import { defineModel, isModel, ms, type Option, option, seconds } from '../../../kernel/index.ts';

/** The options of a model with this definition. */
const optionsOf = (options: Readonly<Record<string, unknown>>) =>
  defineModel({ name: 'mine', options, actors() {} }).options;

/** Their types, by name. */
const typesOf = (options: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(optionsOf(options)).map(([name, { type }]) => [name, type]));

const badModel = (message: string) => expect.objectContaining({ code: 'bad-model', message });

describe('a plain default', () => {
  test('stands for an option of its type', () => {
    expect(optionsOf({ share: 0.3, loud: true, label: 'x', variant: ['push', 'pull'] })).toEqual({
      share: { type: 'number', default: 0.3, summary: '' },
      loud: { type: 'flag', default: true, summary: '' },
      label: { type: 'text', default: 'x', summary: '' },
      variant: { type: 'choice', default: 'push', words: ['push', 'pull'], summary: '' },
    });
  });

  test('is a duration where a unit function made it', () => {
    expect(typesOf({ members: 5, period: seconds(1), timeout: ms(200) })).toEqual({
      members: 'number',
      period: 'duration',
      timeout: 'duration',
    });
  });

  test('is one in each of the models that share a constant', () => {
    const period = seconds(17);
    for (let model = 0; model < 3; model++) expect(typesOf({ period }).period).toBe('duration');
  });

  test('is a plain number where it cannot be told which of two is meant', () => {
    expect(typesOf({ nodes: 2000, period: ms(2) })).toEqual({ nodes: 'number', period: 'number' });
    // Whatever other models have made before.
    expect(typesOf({ nodes: 2000, period: ms(2) })).toEqual({ nodes: 'number', period: 'number' });
    expect(typesOf({ timeout: ms(2), period: ms(2) })).toEqual({
      timeout: 'duration',
      period: 'duration',
    });
  });

  test('is a plain number where the call that made its value is that of another option', () => {
    expect(typesOf({ nodes: 3000, period: option.duration(ms(3)) }).nodes).toBe('number');
    const period = option.duration(seconds(1), { min: ms(4), max: ms(5_000) });
    expect(typesOf({ nodes: 4000, edges: 5_000_000, period })).toEqual({
      nodes: 'number',
      edges: 'number',
      period: 'duration',
    });
  });

  test('is what `option` says, whatever made its value', () => {
    expect(typesOf({ nodes: option.count(ms(6)), period: option.duration(7_000_001) })).toEqual({
      nodes: 'count',
      period: 'duration',
    });
  });
});

describe('a model is refused, by the name of the option,', () => {
  test('with a default that is outside of its own bounds, or none of its type', () => {
    const wrong: [spec: unknown, message: string][] = [
      [option.count(0, { min: 1 }), 'got 0, expected a whole number from 1'],
      [option.count(-1), 'got -1, expected a whole number from 0'],
      [option.count(1.5), 'got 1.5, expected a whole number from 0'],
      [option.number(5, { min: 6, max: 4 }), 'got 5, expected a number from 6 to 4'],
      [option.probability(0.5, { max: 0.4 }), 'got 0.5, expected a number from 0 to 0.4'],
      [
        option.duration(ms(1), { min: ms(2), max: seconds(90) }),
        'got 1000, expected a duration such as 90s or 10m from 2ms to 1.5m',
      ],
      [option.duration(0.5), 'got 0.5, expected a duration such as 90s or 10m'],
      [Number.NaN, 'got NaN, expected a number'],
      [Number.POSITIVE_INFINITY, 'got Infinity, expected a number'],
      [
        { ...option.choice(['push', 'pull']), default: 'pul' },
        'got "pul", expected one of push, pull; did you mean "pull"?',
      ],
    ];
    for (const [spec, message] of wrong) {
      const expected = badModel(`model mine: option x: default: ${message}`);
      expect(() => optionsOf({ x: spec })).toThrow(expected);
    }
  });

  test('with bounds that are no values of its type', () => {
    const wrong: [spec: Option<unknown>, message: string][] = [
      [option.count(5, { min: 0.5 }), 'min: got 0.5, expected a whole number'],
      [option.number(5, { max: Number.NaN }), 'max: got NaN, expected a number'],
      [option.probability(0, { min: -1 }), 'min: got -1, expected a number'],
      [
        option.duration(ms(5), { max: '1s' as never }),
        'max: got "1s", expected a duration such as 90s or 10m',
      ],
    ];
    for (const [spec, message] of wrong) {
      expect(() => optionsOf({ x: spec })).toThrow(badModel(`model mine: option x: ${message}`));
    }
  });

  test('with a list that is none of different words', () => {
    for (const words of [[], ['a', 'a'], [''], ['a', 5], ['a\nb'], ['\ud800'], ['a', ['b']]]) {
      const expected = expect.stringContaining('expected a list of words, all different');
      expect(() => optionsOf({ x: words })).toThrow(
        expect.objectContaining({ code: 'bad-model', message: expected }),
      );
      expect(() => optionsOf({ x: { ...option.choice(['a']), words } })).toThrow(
        expect.objectContaining({ code: 'bad-model', message: expected }),
      );
    }
  });

  test('with what is no object of options', () => {
    for (const options of [null, 5, 'x']) {
      expect(() => optionsOf(options as never)).toThrow(
        badModel(`model mine: options: got ${JSON.stringify(options)}, expected an object`),
      );
    }
  });
});

describe('an option', () => {
  test('cannot be changed once its model is defined', () => {
    const words: [string, ...string[]] = ['push', 'pull'];
    const { variant } = optionsOf({ variant: words });
    words.push('none');
    expect(variant.words).toEqual(['push', 'pull']);
    expect(Object.isFrozen(variant)).toBe(true);
  });

  test('takes no bounds where it has no order', () => {
    // @ts-expect-error A text has none.
    expect(option.text('x', { min: 1 })).toEqual(option.text('x'));
    // @ts-expect-error A flag has none.
    expect(option.flag(true, { max: 1 })).toEqual(option.flag(true));
    // @ts-expect-error A choice has none.
    expect(option.choice(['a'], { max: 1 })).toEqual(option.choice(['a']));
    // @ts-expect-error A choice has a word at least.
    expect(() => optionsOf({ x: option.choice([]) })).toThrow('a list of words');
  });

  test('is known by its shape, however odd', () => {
    const odd = [
      { type: Symbol('count'), default: 1 },
      { type: { toString: () => 'count' }, default: 1 },
      { type: Object.create(null), default: 1 },
      { type: ['count'], default: 1 },
      { type: 'choice', default: 'a' },
      { type: 'choice', default: 'a', words: 'abc' },
      { type: 'choice', default: 'a', words: new Array(3) },
      { type: 'count', default: 1, min: '1' },
      { type: 'count', default: 1, max: {} },
    ];
    for (const spec of odd) {
      expect(isModel({ name: 'mine', options: { x: spec }, actors() {} })).toBe(false);
    }
    const fine = [
      { type: 'count', default: 1 },
      { type: 'choice', default: 'a', words: ['a'] },
      Object.assign(Object.create(null), option.count(5)),
    ];
    for (const spec of fine) {
      expect(isModel({ name: 'mine', options: { x: spec }, actors() {} })).toBe(true);
    }
  });
});
