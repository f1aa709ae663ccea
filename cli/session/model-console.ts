import { Console } from 'node:console';

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
  }
}
