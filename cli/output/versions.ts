import { readFileSync } from 'node:fs';

/** What made a result or a trace, beside its scenario. */
export interface Versions {
  readonly spigo: string;
  readonly node: string;
}

/** The versions of this spigo and of the Node that runs it. */
export function versions(): Versions {
  return { spigo: packageVersion(), node: process.version };
}

function packageVersion(): string {
  // The package's own file: three folders up from dist/cli/output, two from cli/output.
  for (const path of ['../../../package.json', '../../package.json']) {
    try {
      const text = readFileSync(new URL(path, import.meta.url), 'utf8');
      return (JSON.parse(text) as { version: string }).version;
    } catch {
      // Not there: the other place.
    }
  }
  return 'unknown';
}
