import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** A partial file of a machine that is not this one is swept after so long without a change. */
const AGE_MAX_MS = 7 * 24 * 3_600_000;

const NAME = /^\.spigo-([0-9a-f]{8})-(\d+)-[0-9a-f]{12}\.partial$/;

/** Containers have names of their own, and often the same numbers of processes. */
const HOST = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

/** The partial files of this process. */
const own = new Set<string>();

/** The folders in which this process has swept. */
const swept = new Set<string>();

/** Returns a path in a folder at which a file can grow. No other process makes the same. */
export function partialIn(folder: string): string {
  const name = `.spigo-${HOST}-${process.pid}-${randomUUID().slice(-12)}.partial`;
  const path = join(folder, name);
  own.add(path);
  return path;
}

/** Removes what processes that were killed have left in a folder. Asks once for each folder. */
export function sweep(folder: string): void {
  if (swept.has(folder)) return;
  swept.add(folder);
  for (const name of namesIn(folder)) {
    const path = join(folder, name);
    if (!own.has(path) && isLeft(path, name)) rmSync(path, { force: true });
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Whether nobody writes a partial file any longer. */
function isLeft(path: string, name: string): boolean {
  const [, host, pid] = NAME.exec(name) ?? [];
  if (host === undefined) return false;
  // The number may be another process's by now. Then the file stays for a while.
  if (host === HOST && (Number(pid) === process.pid || !isAlive(Number(pid)))) return true;
  const changed = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
  return Date.now() - changed > AGE_MAX_MS;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of somebody else is alive, too.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
