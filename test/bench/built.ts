// Loads the compiled code. The bench measures it, since code from tsx is slower.
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type * as Kernel from '../../kernel/index.ts';
import type * as Spigo from '../../models/spigo.ts';

// The variable names another build, so that two builds can be compared.
const { SPIGO_DIST } = process.env;
const DIST =
  SPIGO_DIST === undefined
    ? new URL('../../dist/', import.meta.url)
    : pathToFileURL(`${SPIGO_DIST}/`);

/** Loads a module of the build by its path. The caller states its type. */
export const loadBuilt = async <Module>(path: string): Promise<Module> =>
  (await import(new URL(path, DIST).href)) as Module;

/** Loads the kernel of the build. */
export const loadKernel = (): Promise<typeof Kernel> => loadBuilt('kernel/index.js');

/** Loads the package's main door of the build. */
export const loadSpigo = (): Promise<typeof Spigo> => loadBuilt('models/spigo.js');

/** The path of the command of the build; `undefined` if there is none. */
export function commandLine(): string | undefined {
  const path = fileURLToPath(new URL('cli/bin/run.js', DIST));
  return existsSync(path) ? path : undefined;
}
