// Writes a page for each run of the gallery, and a list of them, after a build: `npm run docs:build`.
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { builtInEntries } from '../cli/view/gallery.ts';

/** The seed of the runs that have none, as `spigo view` has it. */
const SEED = '1';
const OUT = resolve(import.meta.dirname, 'public/gallery');
const ROOT = resolve(import.meta.dirname, '..');

/** A folder in which spigo is installed, so that the pages tell the command lines of a user. */
const user = mkdtempSync(join(tmpdir(), 'spigo-gallery-'));
mkdirSync(join(user, 'node_modules/.bin'), { recursive: true });
symlinkSync(ROOT, join(user, 'node_modules/spigo'));
const spigo = join(user, 'node_modules/.bin/spigo');
symlinkSync('../spigo/dist/cli/bin/run.js', spigo);

const entries = builtInEntries().map(({ about, group, isSeeded, title }) => ({
  ...{ about, group, title },
  words: isSeeded
    ? [`node_modules/spigo/docs/gallery/${title}.json`]
    : ['run', title, '--seed', SEED],
}));

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
try {
  const waiting = [...entries];
  const worker = async (): Promise<void> => {
    for (let entry = waiting.pop(); entry !== undefined; entry = waiting.pop()) {
      const name = `${entry.title}.html`;
      await promisify(execFile)(process.execPath, [spigo, ...entry.words, '--html', name], {
        cwd: user,
      });
      renameSync(join(user, basename(name)), join(OUT, name));
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
} finally {
  rmSync(user, { recursive: true, force: true });
}
writeFileSync(
  join(OUT, 'runs.json'),
  JSON.stringify(entries.map(({ about, group, title }) => ({ about, group, title }))),
);
