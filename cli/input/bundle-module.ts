import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type BuildFailure, build, type OutputFile } from 'esbuild';
import { SimulationError } from '../../kernel/index.ts';
import { DOOR, OWN_META, surroundings } from './surroundings.ts';

/** A user's module, with the modules that it imports by path, as one text. It can be sent to workers. */
export interface ModuleBundle {
  /** The absolute path of the module. */
  readonly path: string;
  /** An ES module, with a source map in its last line. */
  readonly code: string;
  /** The paths of the sources: the module's, and those of the modules that it imports by path. */
  readonly files: readonly string[];
  /** The doors of spigo that the code imports. */
  readonly doors: readonly string[];
  /** A hash of the sources. It does not depend on where they lie. */
  readonly hash: string;
}

/**
 * Bundles a user's module, in TypeScript or JavaScript. Packages are not part of the bundle.
 * @throws bad-model for a file that is no module.
 */
export async function bundleModule(path: string): Promise<ModuleBundle> {
  const absolute = resolve(path);
  const [code, map] = await built(absolute);
  const { sources, ...rest } = JSON.parse(map.text) as SourceMap;
  const hash = createHash('sha256');
  const doors: string[] = [];
  const files: string[] = [];
  const places: string[] = [];
  for (const source of sources) {
    if (source.startsWith(DOOR)) {
      doors.push(source.slice(DOOR.length + 1));
      places.push(source);
      continue;
    }
    // A source map holds URLs.
    const file = fileURLToPath(new URL(source, pathToFileURL(map.path)));
    files.push(file);
    // A source that the map holds may tell where it lies.
    hash.update(await readFile(file));
    places.push(pathToFileURL(file).href);
  }
  const encoded = Buffer.from(JSON.stringify({ ...rest, sources: places })).toString('base64');
  const start = code.text.includes(NO_REQUIRE) ? requireOf(absolute) : '';
  const text = code.text.replace(/^#!/, '//');
  return {
    path: absolute,
    code: `${start}${text}\n//# sourceMappingURL=data:application/json;base64,${encoded}\n`,
    files,
    doors,
    hash: hash.digest('hex').slice(0, 16),
  };
}

interface SourceMap {
  readonly sources: readonly string[];
}

/** The code of esbuild says so where a module calls `require`, which an ES module does not have. */
const NO_REQUIRE = 'Dynamic require of';

/** Makes `require` on the first line, so that no line of the source map moves. */
const requireOf = (path: string): string =>
  `import { createRequire as requireMaker } from 'node:module'; const require = requireMaker(${JSON.stringify(path)}); `;

/** Returns the code and its source map. */
async function built(path: string): Promise<readonly [OutputFile, OutputFile]> {
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
