import { SimulationError } from '../kernel/index.ts';

/** Exit codes of the command. */
export const EXIT = {
  held: 0,
  /** The run failed, or a property was broken. */
  broken: 1,
  badInput: 2,
  diverged: 3,
  ourBug: 70,
  /** As shells say it: 128 and the signal's number. */
  interrupted: 130,
  terminated: 143,
  readerGone: 141,
} as const;

interface OclifError extends Error {
  readonly oclif?: { readonly exit?: number };
  readonly code?: string;
}

/** Writes what went wrong to standard error, bad input on one line without a stack; returns the exit code. */
export function reportError(error: unknown): number {
  const { oclif, code } = error as OclifError;
  if (code === 'EEXIT') return oclif?.exit ?? EXIT.held;
  if (error instanceof SimulationError) {
    process.stderr.write(`spigo: ${error.message}\n`);
    return EXIT.badInput;
  }
  if (oclif !== undefined && error instanceof Error) {
    process.stderr.write(`spigo: ${oneLine(error.message)}\n`);
    return EXIT.badInput;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`spigo: this is a bug in spigo, not in your input\n${text}\n`);
  return EXIT.ourBug;
}

/** oclif's messages as one line, without its hint at --help. */
const oneLine = (message: string): string =>
  message
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('See more help'))
    .join(' ');
