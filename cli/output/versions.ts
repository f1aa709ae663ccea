import { readFileSync } from 'node:fs';

/** The programs that made a result or a trace. */
export interface Versions {
  readonly spigo: string;
  readonly node: string;
}

/** The versions of this spigo and of the Node that runs it. */
export function versions(): Versions {
  return { spigo: packageVersion(), node: process.version };
}

function packageVersion(): string {
  // The file lies three folders above dist/cli/output, and two above cli/output.
  for (const path of ['../../../package.json', '../../package.json']) {
    try {
      const text = readFileSync(new URL(path, import.meta.url), 'utf8');
      return (JSON.parse(text) as { version: string }).version;
    } catch {
      // The file lies in the other folder.
    }
  }
  return 'unknown';
}
