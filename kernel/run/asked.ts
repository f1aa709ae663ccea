import { InvariantBroken, SimulationError } from '../data/errors.ts';
import { shown } from '../data/shown.ts';
import { describeThrown } from './describe-error.ts';

/** Calls a function of a model beside its run. @throws bad-model for what it throws, in one line that names it. */
function called(place: string, call: () => unknown): unknown {
  try {
    return call();
  } catch (error) {
    if (error instanceof InvariantBroken) throw error;
    const why = error instanceof SimulationError ? error.message : describeThrown(error);
    throw new SimulationError('bad-model', `${place} threw ${why}`);
  }
}

/** Asks a function of a model for a number. @throws bad-model. */
export function askedNumber(place: string, call: () => unknown): number {
  const value = called(place, call);
  if (typeof value === 'number') return value;
  throw wrong(place, value, 'a number');
}

/** Asks a function of a model for a truth value. @throws bad-model. */
export function askedFlag(place: string, call: () => unknown): boolean {
  const value = called(place, call);
  if (typeof value === 'boolean') return value;
  throw wrong(place, value, 'true or false');
}

function wrong(place: string, value: unknown, expected: string): SimulationError {
  const isPromise = value instanceof Promise;
  // A rejection without a handler would end the process.
  if (isPromise) value.catch(() => undefined);
  const got = isPromise ? 'a promise' : shown(value);
  return new SimulationError('bad-model', `${place}: got ${got}, expected ${expected}`);
}
