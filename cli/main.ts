import { closeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { run } from '@oclif/core/run';
import { settings } from '@oclif/core/settings';
import { builtInNames } from '../models/built-in.ts';
import { normaliseArguments } from './terminal/arguments.ts';
import { EXIT, reportError, reportStray } from './terminal/errors.ts';
import { endProcess, processEnd } from './terminal/process-end.ts';
import { tell } from './terminal/tell.ts';

/** Node's exit code of a program that awaits something that never comes. */
const UNSETTLED = 13;

/** Runs a command line, and sets the exit code. `url` is the address of any module of this package. */
export async function main(args: readonly string[], url: string): Promise<void> {
  processEnd.isOurs = false;
  process.on('uncaughtException', (error) => endProcess(reportStray(error)));
  // A reader may leave early, as `head` does. That is no failure: a run that must stop for it listens itself.
  let isReaderGone = false;
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') {
        isReaderGone ||= stream === process.stdout;
        return;
      }
      // No stream is left to print the error to.
      if (stream === process.stderr) endProcess(EXIT.badInput);
      throw error;
    });
  }
  process.once('exit', (code) => {
    // Node's own listener has set the code of an await that never ends, which comes as 0.
    if (!processEnd.isOurs) process.exitCode = reportEarlyEnd(Number(process.exitCode ?? code));
    if (isReaderGone) process.exitCode = EXIT.readerGone;
  });
  try {
    // oclif would look for a compiler of TypeScript wherever it finds a tsconfig.json, and load it.
    settings.enableAutoTranspile = false;
    // Plugins would be code that a folder of the user lists, which this command does not know.
    const root = fileURLToPath(url);
    const options = { root, userPlugins: false, devPlugins: false };
    const normal = normaliseArguments(args, builtInNames);
    await run(normal, options);
    if (normal[0] === '--help') {
      // Most people want to run something. The words of the commands alone do not say how.
      process.stdout.write('\n');
      await run(['run', '--help'], options);
    }
  } catch (error) {
    process.exitCode = reportError(error);
  }
  processEnd.isOurs = true;
}

/** Tells, as the last line, that the process ends before the command has ended. Returns the exit code. */
function reportEarlyEnd(code: number): number {
  tell(
    code === UNSETTLED
      ? `${processEnd.loading ?? 'a module of the model'}: got an await that never ends, expected one that does`
      : `got the end of the process by process.exit(${code}) in ${processEnd.loading ?? 'a module of the model'}, expected it to go on`,
  );
  // Node would tell that a debugger is connected, which is the watcher of the memory.
  closeSync(2);
  return code === UNSETTLED || code === EXIT.held ? EXIT.broken : code;
}
