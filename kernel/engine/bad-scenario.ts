import { SimulationError } from './errors.ts';

/** Of what was got, in UTF-16 units: a scenario may hold anything, and a line is to be read. */
const GOT_MAX = 80;

/** What is wrong with a scenario: the place, what it got, cut after 80 characters, and what was expected. */
export function badScenario(place: string, got: unknown, expected: string): SimulationError {
  const text = JSON.stringify(got) ?? 'nothing';
  const shown = text.length > GOT_MAX ? `${text.slice(0, GOT_MAX - 3)}...` : text;
  return new SimulationError('bad-scenario', `${place}: got ${shown}, expected ${expected}`);
}
