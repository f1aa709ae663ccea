import type { ErrorCode } from '../../kernel/index.ts';

/** A message to a worker: the data with which it starts, then one input after the other. */
export type ToWorker<Data, Input> =
  | { readonly data: Data }
  | { readonly id: number; readonly input: Input };

/** An error in a worker. It has a code if its cause is bad input. */
export interface WorkerError {
  readonly code?: ErrorCode;
  readonly message: string;
}

/** A message from a worker: that it has started, or could not; then an answer to each input. */
export type FromWorker<Result> =
  | { readonly ready: true }
  | { readonly error: WorkerError }
  | { readonly id: number; readonly result: Result }
  | { readonly id: number; readonly error: WorkerError };
