import { readdirSync, readFileSync } from 'node:fs';

/** A file of the project: its path from the root, with slashes, and its text. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

const ROOT = new URL('../', import.meta.url);
const NOT_OURS = /^(node_modules|dist|public|coverage|\.git|\.readme|\.doors)$/;
const TEXT = /(^|\/)[^.]+$|(^|\/)\.[^.]+$|\.(ts|mjs|js|json|md|html|css|graphml|trace|yml|grit)$/;

/** Reads the project's text files, without installed, built or temporary ones. */
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
