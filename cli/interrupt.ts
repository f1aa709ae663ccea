import { EXIT } from './errors.ts';

/**
 * Listens for what should end a run early: SIGINT, SIGTERM, and a reader of standard output that has
 * gone. The run ends at the next slice, and what was recorded is written.
 */
export class Interrupt {
  /** The exit code it asks for, once something has come. */
  exitCode: number | undefined;
  private readonly onSigint = (): void => this.note(EXIT.interrupted);
  private readonly onSigterm = (): void => this.note(EXIT.terminated);
  private readonly onError = (error: NodeJS.ErrnoException): void => {
    if (error.code === 'EPIPE') this.note(EXIT.readerGone);
  };

  constructor() {
    process.on('SIGINT', this.onSigint);
    process.on('SIGTERM', this.onSigterm);
    process.stdout.on('error', this.onError);
  }

  private note(exitCode: number): void {
    this.exitCode ??= exitCode;
  }

  /** Stops listening. */
  release(): void {
    process.off('SIGINT', this.onSigint);
    process.off('SIGTERM', this.onSigterm);
    process.stdout.off('error', this.onError);
  }
}
