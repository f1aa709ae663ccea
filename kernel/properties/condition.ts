import { SimulationError } from '../data/errors.ts';
import { quote } from '../data/names.ts';
import { shown } from '../data/shown.ts';
import type { WorldView } from '../run/world-view.ts';

/** What a condition says: `true`, or a text that says why not yet. `false` is "it does not hold". */
export type Finding = boolean | string;

/** A condition on the world. Its memory is that of one run. */
export type WorldCondition<Memory = undefined> = (world: WorldView, memory: Memory) => Finding;

/** The class of an actor. */
export type ActorClass<State extends object> = abstract new (...parameters: never[]) => State;

/** Options of a property that remembers. */
export interface Remembering<Memory> {
  /** Makes the memory. It is called once for each run. */
  readonly memory?: () => Memory;
}

/** Reads the answer of a condition: `true`, or why it is not true. @throws bad-model for any other answer. */
export function readAnswer(answer: unknown, name: string): true | string {
  if (answer === true) return true;
  if (answer === false || answer === '') return 'it does not hold';
  if (typeof answer === 'string') return answer;
  throw badAnswer(answer, name, 'true, false or a text');
}

/** Reads the answer of a condition that must never be true. @throws bad-model as `readAnswer`. */
export function readNever(answer: unknown, name: string): true | string {
  if (answer === false) return true;
  if (answer === true || answer === '') return 'it is true';
  if (typeof answer === 'string') return answer;
  throw badAnswer(answer, name, 'true, false or a text');
}

/** Reads the answer of a condition that has no reasons. @throws bad-model for another answer. */
export function readFlag(answer: unknown, name: string): boolean {
  if (typeof answer === 'boolean') return answer;
  throw badAnswer(answer, name, 'true or false');
}

function badAnswer(answer: unknown, name: string, expected: string): SimulationError {
  const isPromise = answer instanceof Promise;
  // A rejection without a handler would end the process.
  if (isPromise) answer.catch(() => undefined);
  return new SimulationError(
    'bad-model',
    `property ${quote(name)}: its condition returned ${isPromise ? 'a promise' : shown(answer)}, expected ${expected}`,
  );
}
