import { Console } from 'node:console';
import { releaseTimers } from '../input/left-timers.ts';
import { tell } from '../terminal/tell.ts';
import { plural } from '../terminal/text.ts';

/**
 * Sends the console's output to standard error while `run` runs. Models may write to the console, but standard output
 * belongs to the command.
 */
export async function withModelConsole<T>(run: () => Promise<T>): Promise<T> {
  const { console } = globalThis;
  globalThis.console = new Console(process.stderr, process.stderr);
  try {
    return await run();
  } finally {
    globalThis.console = console;
    const count = releaseTimers();
    if (count > 0) tell(`a module of the model has left ${plural(count, 'timer')} running`);
  }
}
