import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { assert } from '../../kernel/index.ts';
import type { PageData } from './page-data.ts';

/** The parts that every page is made of. */
export interface PageParts {
  readonly frame: string;
  readonly style: string;
  readonly script: string;
}

/** The build puts the parts beside this file. When this file is run as source, they are in dist. */
const FOLDERS = ['./browser/', '../../dist/cli/page/browser/'];

/** Reads the parts that the build has made. */
export function readParts(): PageParts {
  const folder = FOLDERS.map((path) => new URL(path, import.meta.url)).find((url) =>
    existsSync(new URL('main.js', url)),
  );
  assert(folder !== undefined, 'the build has made the script of the page');
  const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
  return { frame: read('page.html'), style: read('page.css'), script: read('main.js') };
}

/**
 * Makes the whole page as one text. Its policy lets only its own script run, and lets nothing load
 * from hosts or files.
 */
export function pageText({ frame, style, script }: PageParts, data: PageData): string {
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ];
  const pieces: Readonly<Record<string, string>> = {
    policy: `<meta http-equiv="Content-Security-Policy" content="${policy.join('; ')}">`,
    title: `<title>${escaped(`${data.about.model} ${data.about.outcome}`)}</title>`,
    style: `<style>${style}</style>`,
    data: `<script type="application/json" id="data">${dataText(data)}</script>`,
    script: `<script>${script}</script>`,
  };
  return frame.replace(/<!-- (\w+) -->/g, (_, name: string) => pieces[name]);
}

/** Writes data as JSON without `<`, which could end the script element or begin a comment. */
const dataText = (data: PageData): string => JSON.stringify(data).replaceAll('<', '\\u003c');

const hashOf = (text: string): string =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => ENTITIES[character]);
