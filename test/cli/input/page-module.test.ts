import { expect, test } from 'vitest';
import { pageModule } from '../../../cli/input/page-module.ts';
import { Folder } from '../command.ts';

const bundled = (files: Record<string, string>) => {
  const folder = new Folder(files);
  return pageModule(`${folder.path}/mine.ts`);
};

test('a module becomes a script that takes spigo from where the page has put it', async () => {
  const made = await bundled({
    'mine.ts':
      "import { ms } from 'spigo'; import { two } from './two.ts'; export const four: number = ms(two);",
    'two.ts': 'export const two: number = 2;',
  });
  if ('problem' in made) throw new Error(made.problem);
  const shelf = new Map([['spigo', { ms: (count: number) => 1000 * count }]]);
  const run = new Function('globalThis', `${made.code}; return spigoModule;`);
  expect({ ...run({ [Symbol.for('spigo: doors')]: shelf }) }).toEqual({ four: 2000 });
});

test.each([
  ["import { holds } from 'spigo/check'; export const mine = holds;", 'no door "spigo/check"'],
  ["import { readFileSync } from 'node:fs'; export const mine = readFileSync;", 'node:fs'],
  ["import { gone } from './gone.ts'; export const mine = gone;", './gone.ts'],
])('a module that no page can run says why: %j', async (text, reason) => {
  expect(await bundled({ 'mine.ts': text })).toEqual({ problem: expect.stringContaining(reason) });
});
