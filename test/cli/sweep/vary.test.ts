import { describe, expect, test } from 'vitest';
import { pointsOf } from '../../../cli/sweep/vary.ts';
import { defineModel, option } from '../../../kernel/index.ts';

const model = defineModel({
  name: 'varied',
  options: { k: option.count(1, { min: 1 }), style: option.choice(['push', 'pull']) },
  actors: () => undefined,
});

const namesOf = (...texts: string[]): string[] => pointsOf(texts, model).map(({ name }) => name);

describe('points', () => {
  test('of a range hold both of its ends', () => {
    expect(namesOf('k=2..4')).toEqual(['k=2', 'k=3', 'k=4']);
  });

  test('of a list are its values, as the model takes them', () => {
    expect(pointsOf(['k=1,5'], model)).toEqual([
      { name: 'k=1', options: { k: 1 } },
      { name: 'k=5', options: { k: 5 } },
    ]);
  });

  test('of several options are a grid, whose last option changes first', () => {
    expect(namesOf('style=push,pull', 'k=1..2')).toEqual([
      'style=push,k=1',
      'style=push,k=2',
      'style=pull,k=1',
      'style=pull,k=2',
    ]);
  });

  test('are one where nothing is varied', () => {
    expect(pointsOf([], model)).toEqual([{ name: '', options: {} }]);
  });

  test.each([
    [['k']],
    [['m=1']],
    [['k=0..2']],
    [['k=3..1']],
    [['k=1..100000']],
    [['k=1,x']],
    [['k=1,01']],
    [['style=push,push']],
    [['k=1', 'k=2']],
  ])('are refused for %j', (texts) => {
    expect(() => pointsOf(texts, model)).toThrow(expect.objectContaining({ code: 'bad-option' }));
  });

  test.each(['1..', '..5', '1.5..2'])('are told how a range is written, for %s', (text) => {
    expect(() => pointsOf([`k=${text}`], model)).toThrow(
      'expected a range of whole numbers with both ends, such as 1..5',
    );
  });
});
