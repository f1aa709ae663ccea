import { describeError, printable, SimulationError, stackOf } from '../../kernel/index.ts';
import { tell } from './tell.ts';
import { describeUsage, withoutFrame } from './usage-error.ts';

/** The exit codes of the command. */
export const EXIT = {
  held: 0,
  /** The run failed, or a property was broken. */
  broken: 1,
  badInput: 2,
  diverged: 3,
  ourBug: 70,
  /** Shells report a signal as 128 plus its number. */
  hungUp: 129,
  interrupted: 130,
  readerGone: 141,
  terminated: 143,
} as const;

interface OclifError extends Error {
  readonly oclif?: { readonly exit?: number };
  readonly code?: string;
}

/** Prints an error to standard error and returns the exit code. Bad input takes one line, without a stack. */
export function reportError(error: unknown): number {
  const { oclif, code } = (error ?? {}) as OclifError;
  if (code === 'EEXIT') return oclif?.exit ?? EXIT.held;
  if (error instanceof SimulationError) return refuse(withoutFrame(error.message));
  if (oclif !== undefined && error instanceof Error) return refuse(describeUsage(error));
  process.stderr.write(`spigo: this is a bug in spigo, not in your input\n${told(error)}\n`);
  return EXIT.ourBug;
}

function refuse(message: string): number {
  tell(message);
  return EXIT.badInput;
}

/**
 * Prints an error that nothing caught, and returns the exit code. It comes from a stream whose disk is full, or from
 * something that a user's module has left running.
 */
export function reportStray(error: unknown): number {
  const { code, syscall } = (error ?? {}) as NodeJS.ErrnoException;
  if (syscall === 'write') {
    tell(`got an output that cannot be written (${code})`);
    return EXIT.badInput;
  }
  process.stderr.write(
    `spigo: something failed that ran beside the run, as a promise that nobody awaits\n${told(error)}\n`,
  );
  return EXIT.broken;
}

const told = (error: unknown): string =>
  (stackOf(error) || describeError(error)).split('\n').map(printable).join('\n');
