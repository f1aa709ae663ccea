import { EXIT } from './errors.ts';

const SIGNALS = { SIGINT: EXIT.interrupted, SIGTERM: EXIT.terminated, SIGHUP: EXIT.hungUp };

/**
 * Listens for a reason to end a run early: SIGINT, SIGTERM, SIGHUP (the terminal was closed), or a reader of the output
 * that has gone. The run then ends after its slice, and the files are written with what was recorded.
 */
export class Interrupt {
  /** The exit code that the first such reason asks for. `undefined` until there is one. */
  exitCode: number | undefined;
  /** The number of signals so far. */
  signalCount = 0;
  private readonly control = new AbortController();
  private readonly onSignal = (signal: keyof typeof SIGNALS): void => {
    this.signalCount += 1;
    this.note(SIGNALS[signal]);
  };
  private readonly onError = (error: NodeJS.ErrnoException): void => {
    if (error.code === 'EPIPE') this.note(EXIT.readerGone);
  };

  constructor() {
    for (const signal of Object.keys(SIGNALS)) process.on(signal, this.onSignal);
    for (const stream of [process.stdout, process.stderr]) stream.on('error', this.onError);
  }

  private note(exitCode: number): void {
    this.exitCode ??= exitCode;
    this.control.abort();
  }

  /** Aborted when there is such a reason. */
  get signal(): AbortSignal {
    return this.control.signal;
  }

  /** Stops listening. */
  release(): void {
    for (const signal of Object.keys(SIGNALS)) process.off(signal, this.onSignal);
    for (const stream of [process.stdout, process.stderr]) stream.off('error', this.onError);
  }
}
