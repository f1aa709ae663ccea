import { Console } from 'node:console';

/**
 * Sends what models write to the console to standard error, while `run` runs: standard output is for
 * what the command says.
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
