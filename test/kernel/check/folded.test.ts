import fc from 'fast-check';
import { expect } from 'vitest';
import { folded } from '../../../kernel/check/folded.ts';
import { test } from '../../property.ts';

test('a text is folded between words, and cut where there are no more lines', () => {
  const text = Array.from({ length: 40 }, (_, index) => `word${index}`).join(' ');
  expect(folded('a b', { linesMax: 3 })).toEqual(['a b']);
  expect(folded(text, { linesMax: 2, first: '> ', others: '>> ' })).toEqual([
    '> word0 word1 word2 word3 word4 word5 word6 word7 word8 word9 word10 word11',
    '>> word12 word13 word14 word15 word16 word17 word18 word19 word20 word21 wor ...',
  ]);
});

test.prop([
  fc.string({ unit: fc.constantFrom('a', ' ', 'bc'), maxLength: 500 }),
  fc.integer({ min: 1, max: 9 }),
])('no line is too long, and no word is lost if there are lines enough', (text, linesMax) => {
  const lines = folded(text, { linesMax });
  expect(lines.length).toBeLessThanOrEqual(linesMax);
  expect(lines.filter((line) => line.length > 80)).toEqual([]);
  const all = folded(text, { linesMax: 100 }).join(' ');
  if (!all.includes('...')) {
    expect(all.split(/\s+/).join(' ').trim()).toBe(text.split(/\s+/).join(' ').trim());
  }
});
