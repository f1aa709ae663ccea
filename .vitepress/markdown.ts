import { existsSync, readFileSync } from 'node:fs';
import { join, posix, relative, resolve } from 'node:path';
import type { MarkdownRenderer } from 'vitepress';
import { anchorOf, PATHS, pageOf } from './documents.ts';

/** The document of which the gallery's runs are a part. */
export const GALLERY = 'docs/gallery/README.md';

/** The path of the rendered document in the project. VitePress gives the path of a page that has another name. */
const pathIn = (root: string, env: { realPath?: string; path?: string }): string =>
  relative(root, env.realPath ?? env.path ?? root).replaceAll('\\', '/');

/** The links of a text to files of its own folder that are no documents. */
const filesIn = (text: string): string[] => [
  ...new Set([...text.matchAll(/\]\(([\w-]+\.(?:ts|json))\)/g)].map(([, name]) => name)),
];

/** Shows the files that a document names of its own folder, and the gallery's runs after its first paragraph. */
export function showFiles(md: MarkdownRenderer, root: string): void {
  md.core.ruler.before('normalize', 'files', (state) => {
    const path = pathIn(root, state.env);
    if (state.inlineMode || !PATHS.includes(path)) return;
    const sources = filesIn(state.src).map((name) => {
      const text = readFileSync(join(root, posix.dirname(path), name), 'utf8');
      return `\n## ${name}\n\n\`\`\`${posix.extname(name).slice(1)}\n${text}\`\`\`\n`;
    });
    const text =
      path === GALLERY
        ? state.src.replace(/^(# .+\n\n[\s\S]+?\n)\n/, '$1\n<Gallery />\n\n')
        : state.src;
    state.src = text + sources.join('');
  });
}

/** Lets relative links lead to the pages of documents. @throws Error for a link to what the site does not have. */
export function placeLinks(md: MarkdownRenderer, root: string): void {
  md.core.ruler.push('places', (state) => {
    const path = pathIn(root, state.env);
    if (!PATHS.includes(path)) return;
    for (const token of state.tokens.flatMap(({ children }) => children ?? [])) {
      const href = token.type === 'link_open' ? token.attrGet('href') : null;
      if (href !== null && !/^([a-z]+:|[#/])/.test(href))
        token.attrSet('href', placeOf(path, href, root));
    }
  });
}

function placeOf(from: string, href: string, root: string): string {
  const [file, anchor] = href.split('#');
  const full = posix.join(posix.dirname(from), file);
  const readme = posix.join(full, 'README.md');
  const target = existsSync(resolve(root, readme)) ? readme : full;
  if (PATHS.includes(target)) {
    return `/${pageOf(target)}${anchor === undefined ? '' : `#${anchor}`}`;
  }
  const name = posix.basename(target);
  if (posix.dirname(target) === posix.dirname(from)) return `#${anchorOf(name)}`;
  const folder = posix.join(posix.dirname(target), 'README.md');
  if (PATHS.includes(folder) && existsSync(resolve(root, target))) {
    return `/${pageOf(folder)}#${anchorOf(name)}`;
  }
  throw new Error(
    `${from}: got a link to ${href}, expected one to a document, or to a file beside one`,
  );
}
