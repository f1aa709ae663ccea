import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PATHS, pageOf } from '../../.vitepress/documents.ts';
import { DOCUMENTS, documentAt, ROOT } from './documents.ts';

/** Documents of the site that are not only for users. */
const OTHERS = ['CHANGELOG.md', 'kernel/README.md', 'models/README.md'];

test('the sidebar of the site names each document once, and nothing else', () => {
  const documents = [...DOCUMENTS.map(({ path }) => path), ...OTHERS];
  expect([...PATHS].sort()).toEqual(documents.sort());
});

test('each document has a page of its own', () => {
  const pages = PATHS.map(pageOf);
  expect(new Set(pages).size).toBe(PATHS.length);
  expect(pages.filter((page) => /README|[^a-z0-9/.-]/.test(page))).toEqual([]);
});

test.each(['docs/examples', 'docs/gallery'])(
  'the README of %s links to each file, so that the site shows it',
  (folder) => {
    const files = readdirSync(ROOT + folder).filter((name) => name !== 'README.md');
    const { text } = documentAt(`${folder}/README.md`);
    expect(files.length).toBeGreaterThan(1);
    expect(files.filter((name) => !text.includes(`](${name})`))).toEqual([]);
  },
);
