import { run } from '@oclif/core/run';
import { normaliseArguments } from './input/arguments.ts';
import { EXIT, reportError, reportStray } from './terminal/errors.ts';

/** Runs a command line, and sets the exit code. `url` is that of a module of this package. */
export async function main(args: readonly string[], url: string): Promise<void> {
  process.on('uncaughtException', (error) => process.exit(reportStray(error)));
  // A reader that has gone, as `head` does, is no failure of ours; what must stop for it listens itself.
  let isReaderGone = false;
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') {
        isReaderGone ||= stream === process.stdout;
        return;
      }
      // There is nowhere left to say so.
      if (stream === process.stderr) process.exit(EXIT.badInput);
      throw error;
    });
  }
  process.once('exit', () => {
    if (isReaderGone) process.exitCode = EXIT.readerGone;
  });
  try {
    await run(normaliseArguments(args), url);
  } catch (error) {
    process.exitCode = reportError(error);
  }
}
