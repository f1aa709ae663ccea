import { run } from '@oclif/core/run';
import { settings } from '@oclif/core/settings';
import { normaliseArguments } from './terminal/arguments.ts';
import { EXIT, reportError, reportStray } from './terminal/errors.ts';

/** Runs a command line, and sets the exit code. `url` is the address of any module of this package. */
export async function main(args: readonly string[], url: string): Promise<void> {
  process.on('uncaughtException', (error) => process.exit(reportStray(error)));
  // A reader may leave early, as `head` does. That is no failure: a run that must stop for it listens itself.
  let isReaderGone = false;
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') {
        isReaderGone ||= stream === process.stdout;
        return;
      }
      // No stream is left to print the error to.
      if (stream === process.stderr) process.exit(EXIT.badInput);
      throw error;
    });
  }
  process.once('exit', () => {
    if (isReaderGone) process.exitCode = EXIT.readerGone;
  });
  try {
    // oclif would look for a compiler of TypeScript wherever it finds a tsconfig.json, and load it.
    settings.enableAutoTranspile = false;
    await run(normaliseArguments(args), url);
  } catch (error) {
    process.exitCode = reportError(error);
  }
}
