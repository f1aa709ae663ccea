// Builds dist/ from the sources: `npm run build`.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { noticesOf } from './notices.ts';

const DIST = 'dist';

/** The sources of the package's doors and of the command. */
const ENTRIES = [
  'models/spigo.ts',
  'kernel/index.ts',
  'kernel/check/index.ts',
  'kernel/metrics.ts',
  'models/services/index.ts',
  'models/gossip/index.ts',
  'cli/bin/run.ts',
  'cli/commands/index.ts',
  'cli/input/memory-watcher.ts',
  'cli/session/model-worker.ts',
  'cli/session/verify-worker.ts',
  'cli/session/sweep-worker.ts',
  'cli/view/run-thread.ts',
];

/** How esbuild calls `require` for packages that know nothing else: it finds none in an ES module. */
const ASKS_FOR_REQUIRE = /var __require = [\s\S]*? is not supported'\);\n\}\);/;

/** A variable named `require` would hide that of whoever makes CommonJS of these files, as tsx does. */
const MAKES_REQUIRE =
  "import { createRequire as makeRequire } from 'node:module';\nvar __require = makeRequire(import.meta.url);";

/**
 * Bundles the doors and the command with the packages that they use. They share chunks, so that a
 * user's model and the command have one kernel. Few files load far faster than many.
 */
async function buildCode(): Promise<Metafile> {
  const { metafile, outputFiles } = await build({
    entryPoints: ENTRIES,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    mainFields: ['module', 'main'],
    // ws takes the last two if they are there, and does without.
    // esbuild starts a program that lies beside it. oclif loads typescript only in development. A
    // user's fast-check and the one here must be one.
    external: ['esbuild', 'fast-check', 'typescript', 'bufferutil', 'utf-8-validate'],
    outdir: DIST,
    outbase: '.',
    chunkNames: 'chunks/[name]-[hash]',
    write: false,
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  });
  const asking = outputFiles.filter(({ text }) => ASKS_FOR_REQUIRE.test(text));
  if (asking.length !== 1) throw new Error('got another esbuild, expected one file with __require');
  for (const { path, text } of outputFiles) {
    mkdirSync(dirname(path), { recursive: true });
    const mode = text.startsWith('#!') ? 0o755 : 0o644;
    writeFileSync(path, text.replace(ASKS_FOR_REQUIRE, MAKES_REQUIRE), { mode });
  }
  return metafile;
}

/** Bundles the page's script, style and frame. */
async function buildPage(): Promise<Metafile> {
  const folder = 'cli/page/browser';
  const { metafile } = await build({
    entryPoints: ['main.ts', 'page.css', 'page.html'].map((name) => join(folder, name)),
    bundle: true,
    minify: true,
    charset: 'utf8',
    target: 'es2022',
    loader: { '.html': 'copy' },
    outdir: join(DIST, folder),
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  });
  return metafile;
}

/** Bundles what the page's worker runs: the kernel and all built-in models, as one script. */
async function buildWorker(): Promise<Metafile> {
  const folder = 'cli/page/worker';
  const { metafile } = await build({
    entryPoints: [join(folder, 'main.ts')],
    bundle: true,
    minify: true,
    // Errors name the classes of a model's actors.
    keepNames: true,
    charset: 'utf8',
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    define: { 'import.meta.url': '""' },
    outdir: join(DIST, folder),
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  });
  return metafile;
}

/** Writes the types of the doors. @throws Error if tsc finds an error, which tsc prints. */
async function buildTypes(): Promise<void> {
  const tsc = spawn(process.execPath, ['node_modules/typescript/bin/tsc'], { stdio: 'inherit' });
  const [status] = (await once(tsc, 'close')) as [number | null];
  if (status !== 0) throw new Error(`tsc: status ${status}`);
}

// Chunks are named after their content, so chunks of an earlier build would stay.
rmSync(DIST, { recursive: true, force: true });
const [, ...metafiles] = await Promise.all([buildTypes(), buildCode(), buildPage(), buildWorker()]);
writeFileSync(join(DIST, 'THIRD-PARTY-NOTICES.md'), noticesOf(metafiles));
// A page holds the worker's code, so that it tells whose it is.
writeFileSync(join(DIST, 'cli/page/worker/notices.md'), noticesOf([metafiles[2]]));
copyFileSync(
  'models/services/architecture/architecture.schema.json',
  join(DIST, 'architecture.schema.json'),
);
