import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BuildFailure, build, type OutputFile } from 'esbuild';
import { SimulationError } from '../../kernel/index.ts';
import { noteTimers } from './left-timers.ts';
import { DOOR, OWN_META, surroundings } from './surroundings.ts';

type Members = Record<string, unknown>;

/** Tells the modules that are being loaded apart: each calls a function of its own first. */
let importCount = 0;

/** A module that was imported. */
export interface ImportedModule {
  readonly members: Members;
  /** The paths of its source, and of those that it imports by path. */
  readonly files: readonly string[];
}

/**
 * Imports a user's module, in TypeScript or JavaScript, and the modules that it imports by path.
 * Each call loads them anew, but for packages. Errors name places in the source. The code is a file
 * in the folder for temporary files until it runs.
 * @throws bad-model for a file that is no module; errors of the module pass through.
 */
export async function importModule(path: string): Promise<ImportedModule> {
  const { code, files } = await bundled(resolve(path));
  return { members: await noteTimers(() => importCode(code, path)), files };
}

async function importCode(code: string, path: string): Promise<Members> {
  const loaded = `spigo: loaded ${importCount++}`;
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

/**
 * Returns a hash of the sources of a user's module, and of those that it imports by path. It does not
 * depend on where they lie.
 * @throws bad-model for a file that is no module.
 */
export async function hashOfModule(path: string): Promise<string> {
  const { map } = await bundle(resolve(path));
  const hash = createHash('sha256');
  // A source that the map holds may tell where it lies.
  for (const source of filesOf(map)) hash.update(await readFile(source));
  return hash.digest('hex').slice(0, 16);
}

interface SourceMap {
  readonly sources: readonly string[];
}

// biome-ignore lint/plugin: a user's module has any name
const importUrl = async (url: string): Promise<Members> => (await import(url)) as Members;

/** The paths of the sources that a map tells. */
const filesOf = (map: OutputFile): string[] =>
  (JSON.parse(map.text) as SourceMap).sources
    .filter((source) => !source.startsWith(DOOR))
    .map((source) => resolve(dirname(map.path), source));

/** The code of a module and of its imports, with a source map in its last line. */
async function bundled(path: string): Promise<{ code: string; files: readonly string[] }> {
  const { code, map } = await bundle(path);
  const { sources, ...rest } = JSON.parse(map.text) as SourceMap;
  const folder = dirname(map.path);
  const absolute = sources.map((one) =>
    one.startsWith(DOOR) ? one : pathToFileURL(resolve(folder, one)).href,
  );
  const encoded = Buffer.from(JSON.stringify({ ...rest, sources: absolute })).toString('base64');
  const start = code.text.includes(NO_REQUIRE) ? requireOf(path) : '';
  const text = code.text.replace(/^#!/, '//');
  return {
    code: `${start}${text}\n//# sourceMappingURL=data:application/json;base64,${encoded}\n`,
    files: filesOf(map),
  };
}

/** The code of esbuild says so where a module calls `require`, which an ES module does not have. */
const NO_REQUIRE = 'Dynamic require of';

/** Makes `require` on the first line, so that no line of the source map moves. */
const requireOf = (path: string): string =>
  `import { createRequire as requireMaker } from 'node:module'; const require = requireMaker(${JSON.stringify(path)}); `;

/** Returns the code and its source map. */
async function bundle(path: string): Promise<{ code: OutputFile; map: OutputFile }> {
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
      define: { 'import.meta': OWN_META },
      // What stands in a package is chosen as Node chooses it, and no file beside changes a run.
      conditions: [],
      tsconfigRaw: {},
      sourcemap: 'external',
      outfile: `${path}.js`,
      plugins: [surroundings],
      logLevel: 'silent',
    });
    const map = outputFiles.find((file) => file.path.endsWith('.map'));
    const code = outputFiles.find((file) => file !== map);
    if (code === undefined || map === undefined) throw new Error('esbuild has made no module');
    return { code, map };
  } catch (error) {
    const [first] = (error as Partial<BuildFailure>).errors ?? [];
    if (first === undefined) throw error;
    const { location, text } = first;
    const place =
      location === null ? path : `${location.file}:${location.line}:${location.column + 1}`;
    throw new SimulationError('bad-model', `${place}: ${text}`);
  }
}
