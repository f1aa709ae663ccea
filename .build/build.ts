// Makes dist/ of the sources: `npm run build`.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { noticesOf } from './notices.ts';

const DIST = 'dist';

/** The doors of the package, and the command. */
const ENTRIES = [
  'models/spigo.ts',
  'kernel/index.ts',
  'kernel/metrics.ts',
  'models/services/index.ts',
  'cli/bin/run.ts',
  'cli/commands/index.ts',
];

/** What is used of packages that know `require` alone. */
const REQUIRE =
  "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);";

/**
 * The doors and the command with all packages they use. They share their pieces, so that a user's model and the command
 * have one kernel; and few files are loaded far sooner than many.
 */
async function buildCode(): Promise<Metafile> {
  const { metafile } = await build({
    entryPoints: ENTRIES,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    mainFields: ['module', 'main'],
    // The one starts a program that lies beside it; for the other, oclif asks only in its own development.
    external: ['esbuild', 'typescript'],
    outdir: DIST,
    outbase: '.',
    chunkNames: 'chunks/[name]-[hash]',
    banner: { js: REQUIRE },
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  });
  return metafile;
}

/** The page's script, style and frame. */
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

/** The types of the doors. @throws Error when tsc finds something wrong, which it has printed. */
async function buildTypes(): Promise<void> {
  const tsc = spawn(process.execPath, ['node_modules/typescript/bin/tsc'], { stdio: 'inherit' });
  const [status] = (await once(tsc, 'close')) as [number | null];
  if (status !== 0) throw new Error(`tsc: status ${status}`);
}

// Pieces have names of their content, so that those of an earlier build would stay.
rmSync(DIST, { recursive: true, force: true });
const [, ...metafiles] = await Promise.all([buildTypes(), buildCode(), buildPage()]);
writeFileSync(join(DIST, 'THIRD-PARTY-NOTICES.md'), noticesOf(metafiles));
copyFileSync(
  'models/services/architecture/architecture.schema.json',
  join(DIST, 'architecture.schema.json'),
);
