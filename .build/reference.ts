// Writes docs/reference/ from the types in dist/: `npm run reference`, after a build. With `--check` it writes
// nothing, names the pages that are stale, and ends with 1 if there are any.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDoors } from './reference/doors.ts';
import { fileOf, pageOf } from './reference/page.ts';

const FOLDER = 'docs/reference';

const pages = readDoors(process.cwd()).map((door) => ({
  path: join(FOLDER, fileOf(door)),
  text: pageOf(door),
}));

if (process.argv.includes('--check')) {
  const stale = pages.filter(
    ({ path, text }) => !existsSync(path) || readFileSync(path, 'utf8') !== text,
  );
  for (const { path } of stale) console.error(`${path} is stale: run npm run reference`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  for (const { path, text } of pages) writeFileSync(path, text);
}
