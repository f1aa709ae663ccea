import { SimulationError } from '../../data/errors.ts';

/** Says where the run is, for errors and for lines on the console: `12.5s Pirate7`. */
export type Where = () => string;

/** The slices that run now: a handler may advance a world of its own, inside of a slice of another. */
export const running: { depth: number; where: Where } = { depth: 0, where: () => 'no run' };

/** Fails what reaches for the world outside. @throws SimulationError forbidden. */
export function refuse(what: string, instead: string): never {
  throw new SimulationError(
    'forbidden',
    `${running.where()}: ${what} would make the run depend on more than its scenario; use ${instead}`,
  );
}

/** A function, and a class, that refuses whatever it is called with. */
export function refusal(what: string, instead: string): () => never {
  return function refused() {
    return refuse(what, instead);
  };
}

/** What is replaced while a slice runs. */
export interface Guard {
  /** Replaces what stands there now. */
  install(): void;
  /** Puts back what `install` found; without effect where nothing is installed. */
  undo(): void;
}
