import { readdirSync, readFileSync } from 'node:fs';

/** A file of the project: its path from the root, with slashes, and its text. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

const ROOT = new URL('../', import.meta.url);
const NOT_OURS = /^(node_modules|dist|coverage|\.git|\.readme|\.doors)$/;
const TEXT = /(^|\/)[^.]+$|(^|\/)\.[^.]+$|\.(ts|mjs|js|json|md|html|css|graphml|trace|yml)$/;

/** The project's files of text, without what is installed, built or left by other tests. */
export function readProject(folder = ''): Source[] {
  const entries = readdirSync(new URL(folder, ROOT), { withFileTypes: true });
  return entries.flatMap((entry): Source[] => {
    const path = `${folder}${entry.name}`;
    if (NOT_OURS.test(entry.name)) return [];
    if (entry.isDirectory()) return readProject(`${path}/`);
    return entry.isFile() && TEXT.test(path)
      ? [{ path, text: readFileSync(new URL(path, ROOT), 'utf8') }]
      : [];
  });
}

type Kind = 'code' | 'comment' | 'text' | 'template';

// The first that fits. A regular expression stands where a value may, which after a name, a number or
// a closing bracket it does not. Of a template, a piece between what it computes.
const TOKENS: readonly (readonly [Kind, RegExp])[] = [
  ['comment', /\/\/[^\n]*|\/\*[\s\S]*?\*\//y],
  ['text', /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/y],
  [
    'text',
    /(?<=(?:[=(,:!&|?{};[>]|\breturn)\s*)\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/[\\\n])+\/[a-z]*/y,
  ],
  ['template', /[`}](?:\\[\s\S]|\$(?!\{)|[^`\\$])*(?:`|\$\{)/y],
  ['code', /[\w$]+|\s+|[\s\S]/y],
];

/** A source text in pieces. */
function* piecesOf(text: string): Generator<readonly [Kind, string]> {
  /** How many braces are open in what each open template computes. */
  const depths: number[] = [];
  for (let at = 0; at < text.length; ) {
    const canContinue = text[at] === '`' || (text[at] === '}' && depths.at(-1) === 0);
    for (const [kind, pattern] of TOKENS) {
      if (kind === 'template' && !canContinue) continue;
      pattern.lastIndex = at;
      const [piece] = pattern.exec(text) ?? [];
      if (piece === undefined) continue;
      if (kind === 'template') {
        if (piece.startsWith('}')) depths.pop();
        if (piece.endsWith('${')) depths.push(0);
      } else if (kind === 'code' && depths.length > 0) {
        depths[depths.length - 1] += piece === '{' ? 1 : piece === '}' ? -1 : 0;
      }
      yield [kind, piece];
      at += piece.length;
      break;
    }
  }
}

/** The code without its comments. */
export const withoutComments = (text: string): string =>
  [...piecesOf(text)].map(([kind, piece]) => (kind === 'comment' ? ' ' : piece)).join('');

/** The code without comments, texts and regular expressions; what templates compute stays. */
export const bareCode = (text: string): string => [...piecesOf(text)].map(bare).join('');

function bare([kind, piece]: readonly [Kind, string]): string {
  if (kind === 'code') return piece;
  if (kind === 'comment') return ' ';
  if (kind === 'text') return "''";
  const isOpen = piece.endsWith('${');
  if (piece.startsWith('}')) return isOpen ? ', ' : ']';
  return isOpen ? '[' : "''";
}

/** The modules that a file imports, as written. */
export function importsOf(text: string): string[] {
  const pattern =
    /(?:^\s*(?:import|export)\b[^;'"]*?\bfrom\s*|^\s*import\s*|\b(?:import|require)\(\s*)['"]([^'"]+)['"]/gm;
  return [...withoutComments(text).matchAll(pattern)].map(([, specifier]) => specifier);
}
