import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bundleModule } from '../../../cli/input/bundle-module.ts';
import { Folder } from '../command.ts';

const FILES = {
  'mine.ts': `import { defineModel } from 'spigo'; import { one } from './one.ts';
    console.log(import.meta.url, one, defineModel);`,
  'one.ts': 'export const one: number = 1;',
};

const hashIn = async (files: Readonly<Record<string, string>>): Promise<string> =>
  (await bundleModule(join(new Folder(files).path, 'mine.ts'))).hash;

test('the hash of a module is that of its sources, wherever they lie', async () => {
  const hash = await hashIn(FILES);
  expect(hash).toMatch(/^[0-9a-f]{16}$/);
  expect(await hashIn(FILES)).toBe(hash);
  expect(await hashIn({ ...FILES, 'other.ts': '' })).toBe(hash);
  expect(await hashIn({ ...FILES, 'one.ts': 'export const one: number = 2;' })).not.toBe(hash);
});
