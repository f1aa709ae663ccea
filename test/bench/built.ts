// Loads what is measured: the compiled code, since what tsx makes of the sources is slower.
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type * as Kernel from '../../kernel/index.ts';
import type * as Spigo from '../../models/spigo.ts';

// The variable names another build, so that two of them can be compared.
const { SPIGO_DIST } = process.env;
const DIST =
  SPIGO_DIST === undefined
    ? new URL('../../dist/', import.meta.url)
    : pathToFileURL(`${SPIGO_DIST}/`);

/** Loads a module of the build by its path. The caller states its type. */
const loadBuilt = async <Module>(path: string): Promise<Module> =>
  (await import(new URL(path, DIST).href)) as Module;

/** The kernel as built. */
export const loadKernel = (): Promise<typeof Kernel> => loadBuilt('kernel/index.js');

/** The door of users as built. */
export const loadSpigo = (): Promise<typeof Spigo> => loadBuilt('models/spigo.js');

/** The command line as built; `undefined` when there is none. */
export function commandLine(): string | undefined {
  const path = fileURLToPath(new URL('cli/bin/run.js', DIST));
  return existsSync(path) ? path : undefined;
}
