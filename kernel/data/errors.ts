import { oneLine } from './one-line.ts';

/**
 * The code of an error. Programs and tests match it, never the message. A model's own codes begin
 * with its name and a slash, such as `services/bad-architecture`.
 */
export type ErrorCode =
  | 'bad-scenario'
  | 'bad-option'
  | 'bad-graph'
  | 'bad-trace'
  | 'bad-metrics'
  | 'bad-argument'
  | 'bad-model'
  | 'unknown-model'
  | 'misuse'
  | 'forbidden'
  | 'unreadable'
  | 'unwritable'
  | `${string}/${string}`;

/**
 * Refuses wrong input or misuse where it enters. The message is one line of at most 380 characters:
 * the place, what it got, what was expected. The middle of a longer text is left out, and control
 * characters are escaped.
 */
export class SimulationError extends Error {
  override readonly name = 'SimulationError';

  constructor(
    readonly code: ErrorCode,
    message: string,
  ) {
    super(oneLine(message));
  }
}

/** Reports a bug in spigo: an invariant does not hold. Input never causes it. */
export class InvariantBroken extends Error {
  override readonly name = 'InvariantBroken';
}

/** Throws `InvariantBroken` when `condition` is false. It stays on in production. */
export function assert(condition: boolean, invariant: string): asserts condition {
  if (!condition) throw new InvariantBroken(`spigo broke its own rule: ${invariant}`);
}

/** Closes a `switch` over a union. The compiler proves that it is never called. */
export function unreachable(value: never): never {
  throw new InvariantBroken(`spigo broke its own rule: no case for ${JSON.stringify(value)}`);
}
