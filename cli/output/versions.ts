import { readFileSync } from 'node:fs';
import { packageFolder } from '../package-folder.ts';

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
  const text = readFileSync(new URL('package.json', packageFolder()), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
