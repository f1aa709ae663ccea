// The site of the documents, made by VitePress. It is made from the documents as they stand.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import type { DefaultTheme, UserConfig } from 'vitepress';
import { checkSite } from './check-site.ts';
import { anchorOf, GROUPS, PATHS, pageOf } from './documents.ts';
import { GALLERY, placeLinks, showFiles } from './markdown.ts';

const ROOT = resolve(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(resolve(ROOT, path), 'utf8');

const { description }: { description: string } = JSON.parse(read('package.json'));

/** The first heading of a document. The README's is the name of all. */
const titleOf = (path: string): string =>
  path === 'README.md' ? 'What spigo is' : (/^# (.+)$/m.exec(read(path))?.[1] ?? path);

const linkTo = (path: string): string => `/${pageOf(path).replace(/(index)?\.md$/, '')}`;

const item = (path: string): DefaultTheme.SidebarItem => ({
  text: titleOf(path),
  link: linkTo(path),
});

/** The browser refuses all that comes from another host. */
const POLICY = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Vue is found from the built pages. It is not found from the documents, which lie outside of this folder. */
const VUE: Plugin = {
  name: 'vue-of-documents',
  enforce: 'pre',
  resolveId: (id, _importer, { ssr }) =>
    ssr === true && /^vue(\/|$)/.test(id) ? { id, external: true } : undefined,
  configResolved({ optimizeDeps }) {
    // Vite would look for these beside the documents, and say that they are missing. It does without.
    optimizeDeps.include =
      optimizeDeps.include?.filter((name) => !name.startsWith('vitepress >')) ?? [];
  },
};

const config: UserConfig<DefaultTheme.Config> = {
  lang: 'en',
  title: 'spigo',
  description,
  // The folder of the site on its host, such as /spigo/.
  base: process.env.DOCS_BASE ?? '/',
  srcExclude: ['!(README|CHANGELOG).md', '!(docs|kernel|models)/**/*.md', '{kernel,models}/*/**'],
  rewrites: Object.fromEntries(PATHS.map((path) => [path, pageOf(path)])),
  cacheDir: '.vitepress/node_modules/.cache',
  head: [
    ['link', { rel: 'icon', href: 'data:,' }],
    ['meta', { 'http-equiv': 'Content-Security-Policy', content: POLICY }],
  ],
  markdown: {
    anchor: { slugify: anchorOf },
    config(md) {
      showFiles(md, ROOT);
      placeLinks(md, ROOT);
    },
  },
  transformPageData({ filePath, frontmatter }) {
    if (filePath === GALLERY)
      Object.assign(frontmatter, { aside: false, pageClass: 'gallery-page' });
  },
  vite: {
    publicDir: resolve(ROOT, '.vitepress/public'),
    plugins: [VUE],
    build: { chunkSizeWarningLimit: 1_000 },
  },
  themeConfig: {
    search: {
      provider: 'local',
      // Short words are not taken for others.
      options: { miniSearch: { searchOptions: { fuzzy: 0.1 } } },
    },
    outline: [2, 3],
    nav: ['docs/tutorial.md', 'docs/gallery/README.md', 'docs/reference/spigo.md']
      .map(item)
      .map((one, index) => ({
        text: ['Tutorial', 'Gallery', 'Reference'][index],
        link: one.link ?? '',
      })),
    sidebar: GROUPS.map(({ name, paths }) => ({ text: name, items: paths.map(item) })),
  },
  buildEnd: ({ outDir, site }) => checkSite(outDir, site.base),
};

export default config;
