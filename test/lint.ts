import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** A refusal of Biome. */
export interface Refusal {
  readonly path: string;
  /**
   * The name of a rule, such as `lint/style/noRestrictedImports`. It is `plugin` for a rule of
   * ours.
   */
  readonly rule: string;
  readonly message: string;
  /** The refused line. */
  readonly text: string;
}

const ROOT = resolve(import.meta.dirname, '..');

/** Runs Biome with the project's configuration on these files, given as texts by path. */
export function refusalsOf(files: ReadonlyMap<string, string>): Refusal[] {
  const folder = mkdtempSync(join(tmpdir(), 'spigo-lint-'));
  try {
    for (const name of ['biome.json', '.lint']) {
      cpSync(join(ROOT, name), join(folder, name), { recursive: true });
    }
    for (const [path, text] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const options = ['--vcs-enabled=false', '--max-diagnostics=none', '--reporter=json'];
    const { stdout } = spawnSync(join(ROOT, 'node_modules/.bin/biome'), ['lint', ...options], {
      cwd: folder,
      encoding: 'utf8',
    });
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] };
    return diagnostics.map(({ category, message, location: { path, start } }) => {
      const text = files.get(path)?.split('\n')[start.line - 1] ?? '';
      return { path, rule: category, message, text };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Diagnostic {
  readonly category: string;
  readonly message: string;
  readonly location: { readonly path: string; readonly start: { readonly line: number } };
}
