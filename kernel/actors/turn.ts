import type { Address } from './address.ts';

/** The handler that is running. A failure is blamed on its actor. */
export class Turn {
  /** The actor of the running handler; `undefined` between handlers. */
  address: Address | undefined = undefined;
  /** The message or timer that the handler was called with. */
  data: unknown = undefined;
}
