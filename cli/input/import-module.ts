import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BuildFailure, build, type Loader, type OutputFile, type Plugin } from 'esbuild';
import { SimulationError } from '../../kernel/index.ts';
import { doorModule } from './doors.ts';

const DOOR = 'door';

/** The path of a source file that a user's module may consist of, with the kind of the file. */
const SOURCE = /\.[cm]?([jt]sx?)$/;

/** Gives a module the doors of spigo. The packages that it uses stay where they are installed. */
const surroundings: Plugin = {
  name: 'spigo',
  setup({ onLoad, onResolve, resolve: find }) {
    onResolve({ filter: /^spigo(\/|$)/ }, ({ path }) => ({ path, namespace: DOOR }));
    onLoad({ filter: /.*/, namespace: DOOR }, async ({ path }) => {
      const contents = await doorModule(path);
      return contents === undefined
        ? { errors: [{ text: `spigo has no door ${JSON.stringify(path)}` }] }
        : { contents, loader: 'js' };
    });
    // The path of a package is resolved here, since Node could not find it from the folder of the
    // loaded text.
    onResolve({ filter: /^[^./]/ }, async ({ path, pluginData, ...from }) => {
      if (pluginData === DOOR || from.kind === 'entry-point') return undefined;
      if (isBuiltin(path)) return { path, external: true };
      const found = await find(path, { ...from, pluginData: DOOR });
      if (found.errors.length > 0) return found;
      const isRequired = from.kind === 'require-call';
      return { path: isRequired ? found.path : pathToFileURL(found.path).href, external: true };
    });
    // `import.meta.url` is the place of the source, not of the loaded text.
    onLoad({ filter: SOURCE, namespace: 'file' }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const lies = { url: pathToFileURL(path).href, filename: path, dirname: dirname(path) };
      const [, loader = 'js'] = SOURCE.exec(path) ?? [];
      return {
        contents: text.replaceAll(/\bimport\.meta\.(url|filename|dirname)\b/g, (_all, name) =>
          JSON.stringify(lies[name as keyof typeof lies]),
        ),
        loader: loader as Loader,
      };
    });
  },
};

/**
 * Imports a user's module, in TypeScript or JavaScript, and the modules that it imports by path.
 * Each call loads them anew. Errors name places in the source.
 * @throws bad-model for a file that is no module; errors of the module pass through.
 */
export async function importModule(path: string): Promise<Record<string, unknown>> {
  const text = await bundled(resolve(path));
  // Node reads source maps only of files. After loading, nobody needs the file.
  const folder = await mkdtemp(join(tmpdir(), 'spigo-'));
  try {
    const file = join(folder, `${basename(path)}.mjs`);
    await writeFile(file, text);
    process.setSourceMapsEnabled(true);
    // biome-ignore lint/plugin: a user's module has any name
    return (await import(pathToFileURL(file).href)) as Record<string, unknown>;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Returns the code of a module and of its imports, with a source map in its last line. */
async function bundled(path: string): Promise<string> {
  const [code, map] = await bundle(path);
  const { sources, ...rest } = JSON.parse(map.text) as { readonly sources: readonly string[] };
  const folder = dirname(map.path);
  const absolute = sources.map((one) =>
    one.startsWith(DOOR) ? one : pathToFileURL(resolve(folder, one)).href,
  );
  const encoded = Buffer.from(JSON.stringify({ ...rest, sources: absolute })).toString('base64');
  const start = code.text.includes(NO_REQUIRE) ? requireOf(path) : '';
  return `${start}${code.text}\n//# sourceMappingURL=data:application/json;base64,${encoded}\n`;
}

/** What esbuild's code says where a module calls `require`, which a module of another kind does not have. */
const NO_REQUIRE = 'Dynamic require of';

/** Makes `require`, on the first line, so that no line of the source map moves. */
const requireOf = (path: string): string =>
  `import { createRequire as requireMaker } from 'node:module'; const require = requireMaker(${JSON.stringify(path)}); `;

/** Returns the code and its source map. */
async function bundle(path: string): Promise<readonly [OutputFile, OutputFile]> {
  try {
    const { outputFiles } = await build({
      entryPoints: [path],
      // By default, it is the folder in which esbuild was loaded.
      absWorkingDir: process.cwd(),
      bundle: true,
      write: false,
      format: 'esm',
      platform: 'node',
      target: `node${process.versions.node}`,
      keepNames: true,
      sourcemap: 'external',
      outfile: `${path}.js`,
      plugins: [surroundings],
      logLevel: 'silent',
    });
    const map = outputFiles.find((file) => file.path.endsWith('.map'));
    const code = outputFiles.find((file) => file !== map);
    if (code === undefined || map === undefined) throw new Error('esbuild has made no module');
    return [code, map];
  } catch (error) {
    const [first] = (error as Partial<BuildFailure>).errors ?? [];
    if (first === undefined) throw error;
    const { location, text } = first;
    const place =
      location === null ? path : `${location.file}:${location.line}:${location.column + 1}`;
    throw new SimulationError('bad-model', `${place}: ${text}`);
  }
}
