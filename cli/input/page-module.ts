import { resolve } from 'node:path';
import { type BuildFailure, build, type Plugin } from 'esbuild';
import { doorModule } from './doors.ts';
import { DOOR } from './surroundings.ts';

/** A user's module as a script for a page's worker, or why it cannot be one. */
export type PageModule = { readonly code: string } | { readonly problem: string };

/** The variable that holds the module's exports. The page's worker reads it. */
const EXPORTS = 'spigoModule';

/** These doors bring along more than a page should carry. */
const CLOSED = new Set(['spigo/check', 'spigo/metrics']);

/** Gives the module the doors that the page's worker has put on the shelf. */
const doors: Plugin = {
  name: 'spigo',
  setup(builder) {
    builder.onResolve({ filter: /^spigo(\/|$)/ }, ({ path }) => ({ path, namespace: DOOR }));
    builder.onLoad({ filter: /.*/, namespace: DOOR }, async ({ path }) => {
      const contents = CLOSED.has(path) ? undefined : await doorModule(path);
      return contents === undefined
        ? { errors: [{ text: `a page has no door ${JSON.stringify(path)}` }] }
        : { contents, loader: 'js' };
    });
  },
};

/** Bundles a user's module, with its packages, for a page that runs it. */
export async function pageModule(path: string): Promise<PageModule> {
  try {
    const { outputFiles } = await build({
      entryPoints: [resolve(path)],
      // Its default is the folder in which esbuild was loaded.
      absWorkingDir: process.cwd(),
      bundle: true,
      write: false,
      format: 'iife',
      globalName: EXPORTS,
      platform: 'browser',
      target: 'es2022',
      charset: 'utf8',
      minify: true,
      keepNames: true,
      tsconfigRaw: {},
      plugins: [doors],
      logLevel: 'silent',
    });
    return { code: outputFiles[0].text };
  } catch (error) {
    const [first] = (error as Partial<BuildFailure>).errors ?? [];
    if (first === undefined) throw error;
    return { problem: first.text };
  }
}
