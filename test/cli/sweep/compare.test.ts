import { expect, test } from 'vitest';
import { settingsOf } from '../../../cli/sweep/compare.ts';
import { defineModel, option } from '../../../kernel/index.ts';

const model = defineModel({
  name: 'compared',
  options: { k: option.count(1, { min: 1 }), style: option.text('') },
  actors: () => undefined,
});

test('a setting has one option or several, and commas of its values', () => {
  expect(settingsOf(['k=1', 'k=2,style=a,b'], model)).toEqual([
    { name: 'k=1', options: { k: 1 } },
    { name: 'k=2,style=a,b', options: { k: 2, style: 'a,b' } },
  ]);
});

test.each([
  [['k=1']],
  [['k=1', 'k=2', 'k=3']],
  [['k=1', 'k=01']],
  [['k=1', 'm=2']],
  [['k=1', 'k']],
  [['k=1', 'k=2,k=3']],
  [['k=1', 'k=0']],
])('%j is refused', (texts) => {
  expect(() => settingsOf(texts, model)).toThrow(expect.objectContaining({ code: 'bad-option' }));
});
