import { SimulationError } from '../../data/errors.ts';

/** Says where the run is, for errors and for lines on the console, such as `12.5s Pirate7`. */
export type Where = () => string;

/** The innermost slice, and how many run. A handler can advance another world, whose slice then runs inside. */
export const running: { depth: number; where: Where } = { depth: 0, where: () => 'no run' };

/** What takes the place of a clock. Properties and measures have no `self`. */
export const PRESENT = 'self.now, or world.now in a property';

/** Refuses a use of the platform. @throws SimulationError forbidden. */
export function refuse(what: string, instead: string): never {
  throw new SimulationError(
    'forbidden',
    `${running.where()}: ${what} would make the run depend on more than its scenario; use ${instead}`,
  );
}

/** Makes a function that refuses every call, also with `new`. */
export function refusal(what: string, instead: string): () => never {
  return function refused() {
    return refuse(what, instead);
  };
}

/** Replaces something while a slice runs. */
export interface Guard {
  /** Replaces the present values. */
  install(): void;
  /** Puts the replaced values back. Does nothing when none are replaced. */
  undo(): void;
}
