import { rmSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ModuleBundle } from './bundle-module.ts';
import { openDoor } from './doors.ts';
import { noteTimers } from './left-timers.ts';

type Members = Record<string, unknown>;

/** Tells the modules that are being loaded apart: each calls a function of its own first. */
let importCount = 0;

/**
 * Imports a user's module. Each call loads it and the modules that it imports by path anew, but for
 * packages. Errors name places in the source. The code is a file in the folder for temporary files
 * until it runs.
 * @throws errors of the module.
 */
export const importModule = (bundle: ModuleBundle): Promise<Members> =>
  noteTimers(() => importBundle(bundle));

async function importBundle({ path, code, doors }: ModuleBundle): Promise<Members> {
  const loaded = `spigo: loaded ${importCount++}`;
  for (const name of doors) await openDoor(name);
  const text = `globalThis[Symbol.for(${JSON.stringify(loaded)})](); ${code}`;
  const folder = await mkdtemp(join(tmpdir(), 'spigo-')).catch(() => undefined);
  // A module may end the process, so that the file goes before the module runs.
  const remove = (): void => {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  };
  Reflect.set(globalThis, Symbol.for(loaded), remove);
  try {
    // Without such a folder the module can be loaded all the same, but its errors tell no places.
    if (folder === undefined) {
      return await importUrl(`data:text/javascript,${encodeURIComponent(text)}`);
    }
    // Node reads source maps of files alone.
    const file = join(folder, `${basename(path)}.mjs`);
    await writeFile(file, text);
    process.setSourceMapsEnabled(true);
    return await importUrl(pathToFileURL(file).href);
  } finally {
    Reflect.deleteProperty(globalThis, Symbol.for(loaded));
    remove();
  }
}

// biome-ignore lint/plugin: a user's module has any name
const importUrl = async (url: string): Promise<Members> => (await import(url)) as Members;
