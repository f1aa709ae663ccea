import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { anchorOf } from '../../.vitepress/documents.ts';
import { DOCUMENTS, type Document, documentAt, ROOT } from './documents.ts';

const { files }: { files: string[] } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8'));

/** npm packs these whatever `files` says. */
const ALWAYS = ['README.md', 'LICENSE', 'package.json'];

/** Whether the package has a file or folder of this path. */
const isPacked = (path: string): boolean =>
  existsSync(ROOT + path) &&
  [...ALWAYS, ...files].some((packed) => path === packed || path.startsWith(`${packed}/`));

/** The anchors of a document. */
const anchorsOf = ({ text }: Document): string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchorOf(heading));

/** The links and pictures of a document that lead nowhere in the package. */
function brokenLinks(document: Document): string[] {
  const prose = document.text.replace(/^```.*?^```$/gms, '').replace(/`[^`\n]*`/g, '``');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target)
    .filter((target) => !/^https?:\/\//.test(target))
    .filter((target) => {
      const [path, anchor] = target.split('#');
      const full = posix.join(posix.dirname(document.path), path);
      if (path !== '' && !isPacked(full)) return true;
      if (anchor === undefined) return false;
      return !anchorsOf(path === '' ? document : documentAt(full)).includes(anchor);
    });
}

const PACKED = [...DOCUMENTS, documentAt('kernel/README.md'), documentAt('models/README.md')];

test.each(PACKED)(
  'the links of $path name files of the package, and headings of them',
  (document) => {
    expect(brokenLinks(document)).toEqual([]);
  },
);

test('a link that leads out of the package, nowhere, or to no heading is found', () => {
  const links = ['test/law.ts', 'docs/none.md', 'docs/sweep.md#none', 'docs/sweep.md', '#here'];
  const text = ['## Here', ...links.map((link) => `[it](${link})`)].join('\n');
  expect(brokenLinks({ path: 'README.md', text, blocks: [] })).toEqual(links.slice(0, 3));
});

test('each picture is shown by a document, and drawn by a command of one', () => {
  const text = DOCUMENTS.map((document) => document.text).join('\n');
  const named = (pattern: RegExp) => [
    ...new Set([...text.matchAll(pattern)].map(([, name]) => name)),
  ];
  const pictures = readdirSync(`${ROOT}docs/pictures`).sort();
  expect(named(/\]\(pictures\/(\S+)\)/g).sort()).toEqual(pictures);
  expect(named(/^npx spigo .*--svg (\S+)/gm).sort()).toEqual(pictures);
});

test('a document has at most 300 lines', () => {
  const long = DOCUMENTS.filter(({ path }) => !path.startsWith('docs/reference/'))
    .filter(({ text }) => text.split('\n').length > 301)
    .map(({ path }) => path);
  expect(long).toEqual([]);
});

test('the README has fewer than 200 lines', () => {
  expect(documentAt('README.md').text.split('\n').length).toBeLessThanOrEqual(200);
});
