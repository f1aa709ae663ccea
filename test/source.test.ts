import { expect, test } from 'vitest';
import { bareCode, importsOf, withoutComments } from './source.ts';

/** A template's computed part, written so that nothing is computed here. */
const computed = (code: string): string => ['$', '{', code, '}'].join('');

const cases: [what: string, source: string, bare: string][] = [
  ['a text that looks like a comment', "a('x // y', \"/* it's */\");", "a('', '');"],
  ['an escaped quote', "a('it\\'s') + b;", "a('') + b;"],
  ['a comment with quotes', "a(); // it's\nb(/* '`\n */);", 'a();  \nb( );'],
  ['a regular expression', "a(/'[/'`]\\//g) ? /x/ : y;", "a('') ? '' : y;"],
  ['a division', 'a = b / c / d; e = f[0] / 2; // g', 'a = b / c / d; e = f[0] / 2;  '],
  ['a template', "a(`b '\\` // c`) + d;", "a('') + d;"],
  ['a computed template', `a(\`b ${computed('c')} d ${computed('e')}\`);`, 'a([c, e]);'],
  [
    'a template in a template',
    `a(\`b ${computed(`c({ d: \`e ${computed('f')} // g\` })`)} h\`) + i;`,
    'a([c({ d: [f] })]) + i;',
  ],
];

test.each(cases)('of %s the bare code is left', (_what, source, bare) => {
  expect(bareCode(source)).toBe(bare);
});

test('comments can be taken out alone', () => {
  const source = "a('// b', `/* c */`); // d\n/* 'e'\n */ f();";
  expect(withoutComments(source)).toBe("a('// b', `/* c */`);  \n  f();");
});

test('imports are found in every form, and nowhere else', () => {
  const source = `import a from 'a';
import type { B,
  C } from "b";
import 'c';
export * from 'd';
export { e } from 'e';
const f = () => import('f');
const g = require('g');
// import h from 'h';
const i = j ? 'from' : 'to';
const k = 'import l from "l"';`;
  expect(importsOf(source)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
});
