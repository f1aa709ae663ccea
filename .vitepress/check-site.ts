import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';

/** A tag, and where it leads or what it loads. */
const TARGETS = /<(\w+)\b[^>]*?\s(?:href|src)="([^"]*)"/g;

/** What a style or a script would load from another host. */
const LOADS = {
  css: /(?:url\(\s*["']?|@import\s*["'])(?:https?:)?\/\/[^)"']*/g,
  js: /\b(?:fetch|import|Worker)\(\s*["'`](?:https?:)?\/\/[^"'`]*/g,
};

/**
 * Follows each link of the built pages, and looks for what they would load from another host.
 * @throws Error that lists the links that lead nowhere, and what is loaded.
 */
export function checkSite(folder: string, base: string): void {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => statSync(join(folder, path)).isFile());
  // A run's page is one file, which refuses to load anything.
  const pages = files.filter((path) => path.endsWith('.html') && !/^gallery\/(?!index)/.test(path));
  const texts = new Map(pages.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
  const wrong: string[] = [];

  const isThere = (url: URL): boolean => {
    if (!url.pathname.startsWith(base)) return false;
    const path = decodeURIComponent(url.pathname.slice(base.length));
    const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    const text = texts.get(file);
    const anchor = decodeURIComponent(url.hash.slice(1));
    if (text === undefined) return anchor === '' && existsSync(join(folder, file));
    return anchor === '' || text.includes(`id="${anchor}"`);
  };

  for (const [path, text] of texts) {
    if (!text.includes('http-equiv="Content-Security-Policy"')) wrong.push(`${path}: no policy`);
    const address = new URL(posix.join(base, path), SITE);
    for (const [, tag, target] of text.matchAll(TARGETS)) {
      if (target.startsWith('data:')) continue;
      const url = new URL(target, address);
      const isElsewhere = url.origin !== SITE;
      if (isElsewhere ? tag !== 'a' : !isThere(url)) wrong.push(`${path}: <${tag}> to ${target}`);
    }
  }
  for (const [kind, pattern] of Object.entries(LOADS)) {
    for (const path of files.filter((file) => file.endsWith(`.${kind}`))) {
      const loads = readFileSync(join(folder, path), 'utf8').match(pattern) ?? [];
      wrong.push(...loads.map((load) => `${path}: ${load}`));
    }
  }
  for (const one of wrong) console.error(one);
  if (wrong.length > 0) throw new Error(`the site has ${wrong.length} wrong links`);
  if (pages.length < 20) throw new Error(`got ${pages.length} pages, expected all documents`);
}

/** Any host. */
const SITE = 'https://site.test';
