import { flush, run } from '@oclif/core';
import { normaliseArguments } from './arguments.ts';
import { reportError } from './errors.ts';

/** Runs a command line, and sets the exit code. `url` is that of a module of this package. */
export async function main(args: readonly string[], url: string): Promise<void> {
  // A reader that has gone, as `head` does, is no failure; what must stop for it listens itself.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  try {
    await run(normaliseArguments(args), url);
    await flush();
  } catch (error) {
    process.exitCode = reportError(error);
  }
}
