import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder of the package. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A block of code. */
export interface Block {
  readonly language: string;
  readonly text: string;
  /** Whether it is tried: it is not marked `not-run`. */
  readonly isTried: boolean;
  /** The last line of text before it. */
  readonly before: string;
}

/** A document for users. */
export interface Document {
  readonly path: string;
  readonly text: string;
  readonly blocks: readonly Block[];
}

/** Reads a document of the package. */
export function documentAt(path: string): Document {
  const text = readFileSync(ROOT + path, 'utf8');
  const parts = text.split(/^```(\S+)( not-run)?\n(.*?)\n```$/gms);
  const blocks = parts.flatMap((before, index): Block[] => {
    if (index % 4 !== 0 || index + 3 >= parts.length) return [];
    const [language, mark, code] = parts.slice(index + 1);
    const last = before.trimEnd().split('\n').at(-1) ?? '';
    return [{ language, text: code, isTried: mark === undefined, before: last }];
  });
  return { path, text, blocks };
}

const pages = readdirSync(`${ROOT}docs`, { recursive: true, encoding: 'utf8' })
  .map((path) => `docs/${path.replaceAll('\\', '/')}`)
  .filter((path) => path.endsWith('.md'))
  .sort();

/** All documents for users, in the order in which their blocks are tried. */
export const DOCUMENTS: readonly Document[] = ['README.md', ...pages].map(documentAt);
