import { closeSync } from 'node:fs';
import { getHeapStatistics } from 'node:v8';
import { isMainThread, Worker } from 'node:worker_threads';
import { SimulationError } from '../../kernel/index.ts';
import { packageFolder } from '../package-folder.ts';
import { reportError } from '../terminal/errors.ts';
import { endProcess } from '../terminal/process-end.ts';
import { formatCount } from '../terminal/text.ts';

/** Beyond this share of its memory, V8 counts a collection as ineffective, and ends the process after four such. */
const SHARE_MAX = 0.8;

const MEGABYTE = 2 ** 20;

/** The limit counts the space of young objects, too, which holds nothing that stays: three times 16 MB. */
const YOUNG_SIZE = 48 * MEGABYTE;

/** What Node tells of its memory, in bytes. */
interface Memory {
  readonly used_heap_size: number;
  readonly heap_size_limit: number;
}

/**
 * Refuses to go on with a run that has nearly used up the memory that Node may use.
 * @throws bad-scenario, which says what to lower or to raise.
 */
export function checkMemory(
  { used_heap_size: used, heap_size_limit: whole }: Memory = getHeapStatistics(),
): void {
  const limit = whole - YOUNG_SIZE;
  if (used <= SHARE_MAX * limit) return;
  const [inUse, allowed] = [used, limit].map((size) => Math.round(size / MEGABYTE));
  throw new SimulationError(
    'bad-scenario',
    `memory: got ${formatCount(inUse)} of ${formatCount(allowed)} MB in use, expected room for the rest of the run: lower -p or -d, or raise the limit by NODE_OPTIONS=--max-old-space-size=${2 * allowed}`,
  );
}

/** A model that fills the memory of a small machine needs longer than this. */
const EVERY_MS = 50;

/** The name under which the watcher finds the check in this thread. */
const CHECK = 'spigo: check memory';

let isWatched = false;

/**
 * Watches the memory from now on, also while a handler or a set-up runs, and ends the process before
 * Node would. A check between slices comes too late for a handler that takes all memory at once. The
 * watcher is a thread, which takes some 30 ms to start on another core.
 */
export function watchMemory(): void {
  if (isWatched || !isMainThread) return;
  isWatched = true;
  Reflect.set(globalThis, Symbol.for(CHECK), endWithoutMemory);
  const watcher = new Worker(new URL('dist/cli/input/memory-watcher.js', packageFolder()), {
    workerData: {
      expression: `globalThis[Symbol.for(${JSON.stringify(CHECK)})]()`,
      everyMs: EVERY_MS,
    },
  });
  // Without an inspector, as in some builds of Node, the run is checked between slices alone.
  watcher.on('error', () => undefined);
  watcher.unref();
}

function endWithoutMemory(): void {
  try {
    checkMemory();
  } catch (error) {
    const code = reportError(error);
    // Node would tell that a debugger is connected, which is the watcher.
    closeSync(2);
    endProcess(code);
  }
}
