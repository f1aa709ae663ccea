import { basename, join } from 'node:path';
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

test.each(["an actor's.ts", 'a%20b.ts', 'ü #1?.ts', '100%.ts'])(
  'a module may have the name %j',
  async (name) => {
    const folder = new Folder({ [name]: 'export const one: number = 1;' });
    const { files } = await bundleModule(join(folder.path, name));
    expect(files.map((file) => basename(file))).toEqual([name]);
  },
);
