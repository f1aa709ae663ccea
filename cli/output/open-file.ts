import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { tell } from '../terminal/tell.ts';

/** The program of each platform that opens a file with the application for its type. */
const OPENERS: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  darwin: 'open',
  win32: 'explorer.exe',
};

/** Opens the page in a file in the browser, as `openPage` does. */
export const openFile = (path: string): Promise<void> => openPage(resolve(path), path);

/**
 * Opens a page in the browser without waiting for it. Prints an error line if no browser can be
 * started.
 */
export async function openPage(target: string, name = target): Promise<void> {
  const opener = OPENERS[process.platform] ?? 'xdg-open';
  const child = spawn(opener, [target], { detached: true, stdio: 'ignore' });
  child.unref();
  const error = await new Promise<NodeJS.ErrnoException | undefined>((done) => {
    child.once('error', done);
    child.once('spawn', () => done(undefined));
  });
  if (error === undefined) return;
  tell(
    `--open: got no ${opener} (${error.code}), expected a program that opens files; the page is ${name}`,
  );
}
