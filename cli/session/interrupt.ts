import { EXIT } from '../terminal/errors.ts';

const SIGNALS = { SIGINT: EXIT.interrupted, SIGTERM: EXIT.terminated, SIGHUP: EXIT.hungUp };

/**
 * Listens for what should end a run early: SIGINT, SIGTERM, SIGHUP (its terminal was closed), and a
 * reader of its output that has gone. The run ends at the next slice, and what was recorded is written.
 */
export class Interrupt {
  /** The exit code it asks for, once something has come. */
  exitCode: number | undefined;
  /** How many signals have come. */
  signalCount = 0;
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
  }

  /** Stops listening. */
  release(): void {
    for (const signal of Object.keys(SIGNALS)) process.off(signal, this.onSignal);
    for (const stream of [process.stdout, process.stderr]) stream.off('error', this.onError);
  }
}
