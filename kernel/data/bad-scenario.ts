import { SimulationError } from './errors.ts';
import { shown } from './shown.ts';

/** What is wrong with a scenario: the place, what it got, and what was expected. */
export const badScenario = (place: string, got: unknown, expected: string): SimulationError =>
  new SimulationError('bad-scenario', `${place}: got ${shown(got)}, expected ${expected}`);
