import { SimulationError } from '../../kernel/index.ts';
import { describeUsage } from '../input/usage-error.ts';
import { printable } from './text.ts';

/** Exit codes of the command. */
export const EXIT = {
  held: 0,
  /** The run failed, or a property was broken. */
  broken: 1,
  badInput: 2,
  diverged: 3,
  ourBug: 70,
  /** As shells say it: 128 and the signal's number. */
  hungUp: 129,
  interrupted: 130,
  readerGone: 141,
  terminated: 143,
} as const;

interface OclifError extends Error {
  readonly oclif?: { readonly exit?: number };
  readonly code?: string;
}

/** Writes what went wrong to standard error, bad input on one line without a stack; returns the exit code. */
export function reportError(error: unknown): number {
  const { oclif, code } = (error ?? {}) as OclifError;
  if (code === 'EEXIT') return oclif?.exit ?? EXIT.held;
  if (error instanceof SimulationError) return refuse(error.message);
  if (oclif !== undefined && error instanceof Error) return refuse(describeUsage(error));
  process.stderr.write(`spigo: this is a bug in spigo, not in your input\n${stackOf(error)}\n`);
  return EXIT.ourBug;
}

function refuse(message: string): number {
  process.stderr.write(`spigo: ${oneLine(message)}\n`);
  return EXIT.badInput;
}

/**
 * Reports what was thrown outside of everything: by a stream whose disk is full, or by what a user's
 * module has left running; returns the exit code.
 */
export function reportStray(error: unknown): number {
  const { code, syscall } = (error ?? {}) as NodeJS.ErrnoException;
  if (syscall === 'write') {
    process.stderr.write(`spigo: got an output that cannot be written (${code})\n`);
    return EXIT.badInput;
  }
  process.stderr.write(
    `spigo: something failed that ran beside the run, as a promise that nobody awaits\n${stackOf(error)}\n`,
  );
  return EXIT.broken;
}

const stackOf = (error: unknown): string => {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return stack.split('\n').map(printable).join('\n');
};

/** What a user's code threw, on one line, with the place in the code that threw it. */
export function describeThrown(error: unknown): string {
  if (!(error instanceof Error)) return oneLine(String(error));
  const place = /\n\s+at (?:.* \()?((?:\/|[A-Z]:|file:)[^\n]*?:\d+:\d+)\)?(?:\n|$)/.exec(
    error.stack?.slice(error.stack.indexOf(error.message) + error.message.length) ?? '',
  );
  const text = oneLine(`${error.name}: ${error.message}`);
  return place === null ? text : `${text} (${place[1]})`;
}

/** A message as one line, without oclif's hint at --help. */
const oneLine = (message: string): string =>
  printable(
    message
      .split(/[\r\n]+/)
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('See more help'))
      .join(' '),
  );
