import { SimulationError } from './errors.ts';
import { shown } from './shown.ts';

/** Makes the error for a wrong scenario. */
export const badScenario = (place: string, got: unknown, expected: string): SimulationError =>
  new SimulationError('bad-scenario', `${place}: got ${shown(got)}, expected ${expected}`);
