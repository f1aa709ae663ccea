import { SimulationError } from '../data/errors.ts';
import { shown } from '../data/shown.ts';

/** What a model says about its measures. */
interface ToldMeasures {
  readonly name: string;
  readonly measures?: unknown;
  readonly measureEvery?: unknown;
  readonly stopWhen?: unknown;
  readonly until?: unknown;
}

/** Checks that what a model says about measures and ends are functions, each measure under a name. @throws bad-model. */
export function checkMeasures({
  name,
  measures = {},
  measureEvery,
  stopWhen,
  until,
}: ToldMeasures): void {
  const refuse = (place: string, got: unknown, expected: string): never => {
    throw new SimulationError(
      'bad-model',
      `model ${name}: ${place}: got ${shown(got)}, expected ${expected}`,
    );
  };
  if (typeof measures !== 'object' || measures === null || Array.isArray(measures)) {
    return refuse('measures', measures, 'an object of functions');
  }
  for (const [measure, value] of Object.entries(measures)) {
    if (typeof value !== 'function') {
      refuse(`measures: ${measure}`, value, 'a function that makes a number of a world');
    }
    if (!/^[\w-]+$/.test(measure)) {
      refuse('measures', measure, 'a name of letters, digits, _ and -');
    }
  }
  if (measureEvery !== undefined && typeof measureEvery !== 'function') {
    refuse('measureEvery', measureEvery, 'a function of the options');
  }
  if (until !== undefined && typeof until !== 'function') {
    refuse('until', until, 'a function of the options');
  }
  if (stopWhen !== undefined && typeof stopWhen !== 'function') {
    refuse('stopWhen', stopWhen, 'a function of the world');
  }
}
