/**
 * What went wrong, for programs: tests and callers match this, never the prose. A model has codes of its own with
 * its name and a slash before: `services/bad-architecture`.
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
 * Input or use that cannot be accepted, thrown where it enters. The message is one line: where, what it
 * got, what was expected.
 */
export class SimulationError extends Error {
  override readonly name = 'SimulationError';

  constructor(
    readonly code: ErrorCode,
    message: string,
  ) {
    super(message);
  }
}

/** Our own bug: an invariant of spigo does not hold. Never the fault of input. */
export class InvariantBroken extends Error {
  override readonly name = 'InvariantBroken';
}

/** Throws when `condition` is false: our own bug, never the user's input. Stays on in production. */
export function assert(condition: boolean, invariant: string): asserts condition {
  if (!condition) throw new InvariantBroken(`spigo broke its own rule: ${invariant}`);
}

/** Closes a `switch` over a union: the compiler proves that it is never called. */
export function unreachable(value: never): never {
  throw new InvariantBroken(`spigo broke its own rule: no case for ${JSON.stringify(value)}`);
}
