import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hashOfModule } from '../../../cli/input/import-module.ts';
import { Folder } from '../command.ts';

const FILES = {
  'mine.ts': `import { defineModel } from 'spigo'; import { one } from './one.ts';
    console.log(import.meta.url, one, defineModel);`,
  'one.ts': 'export const one: number = 1;',
};

const hashIn = (files: Readonly<Record<string, string>>): Promise<string> =>
  hashOfModule(join(new Folder(files).path, 'mine.ts'));

test('the hash of a module is that of its sources, wherever they lie', async () => {
  const hash = await hashIn(FILES);
  expect(hash).toMatch(/^[0-9a-f]{16}$/);
  expect(await hashIn(FILES)).toBe(hash);
  expect(await hashIn({ ...FILES, 'other.ts': '' })).toBe(hash);
  expect(await hashIn({ ...FILES, 'one.ts': 'export const one: number = 2;' })).not.toBe(hash);
});
