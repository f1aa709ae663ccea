import { readFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Loader, OnResolveArgs, OnResolveResult, Plugin, PluginBuild } from 'esbuild';
import { doorModule } from './doors.ts';

/** The namespace of the doors of spigo, among the files of a user's module. */
export const DOOR = 'door';

/** Marks a path that esbuild itself shall resolve. */
const ASKED = 'asked';

/** The path of a source file that a user's module may consist of, with the kind of the file. */
const SOURCE = /\.[cm]?([jt]sx?)$/;

/** A file that Node cannot load by itself. */
const TYPESCRIPT = /\.[cm]?tsx?$/;

/** The variable that stands for `import.meta` in each file: the loaded text lies elsewhere. */
export const OWN_META = 'ownMeta$';

/** Gives a user's module the doors of spigo, and its packages from where they are installed. */
export const surroundings: Plugin = {
  name: 'spigo',
  setup(build) {
    build.onResolve({ filter: /^spigo(\/|$)/ }, ({ path }) => ({ path, namespace: DOOR }));
    build.onLoad({ filter: /.*/, namespace: DOOR }, async ({ path }) => {
      const contents = await doorModule(path);
      return contents === undefined
        ? { errors: [{ text: `spigo has no door ${JSON.stringify(path)}` }] }
        : { contents, loader: 'js' };
    });
    build.onResolve({ filter: /^file:/ }, ({ path }) => ({ path: fileURLToPath(path) }));
    build.onResolve({ filter: /^[^./]/ }, (asked) => resolvePackage(build, asked));
    build.onLoad({ filter: SOURCE, namespace: 'file' }, async ({ path }) => {
      const [, loader = 'js'] = SOURCE.exec(path) ?? [];
      const contents = withOwnPlace(await readFile(path, 'utf8'), path);
      return { contents, loader: loader as Loader };
    });
  },
};

/**
 * Resolves the name of a package to a file, since Node could not find it from the folder of the
 * loaded text. Node loads the file, unless it is TypeScript or the user's own by another name.
 */
async function resolvePackage(
  build: PluginBuild,
  { path, pluginData, ...from }: OnResolveArgs,
): Promise<OnResolveResult | undefined> {
  if (pluginData === ASKED || from.kind === 'entry-point') return undefined;
  if (isBuiltin(path)) return { path, external: true };
  const found = await build.resolve(path, { ...from, pluginData: ASKED });
  if (found.errors.length > 0) return found;
  if (TYPESCRIPT.test(found.path) || path.startsWith('#')) return { path: found.path };
  const isRequired = from.kind === 'require-call';
  return { path: isRequired ? found.path : pathToFileURL(found.path).href, external: true };
}

/** The text with a variable that tells where the file lies, if it asks. */
function withOwnPlace(text: string, path: string): string {
  const place = { url: pathToFileURL(path).href, filename: path, dirname: dirname(path) };
  // No line moves, so that errors tell the right one; a first line for the shell stays the first.
  const [shell = ''] = /^#!.*\n/.exec(text) ?? [];
  const meta = `const ${OWN_META} = ${JSON.stringify(place)};`;
  return /\bimport\s*\.\s*meta\b/.test(text) ? `${shell}${meta} ${text.slice(shell.length)}` : text;
}
