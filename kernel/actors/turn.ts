import type { Address } from './address.ts';

/** Whose handler is running, and on what: the one place that knows whom to blame. */
export class Turn {
  /** The actor whose handler is being called; `undefined` between handlers. */
  address: Address | undefined = undefined;
  /** The message or timer that the handler was called with. */
  data: unknown = undefined;
}
