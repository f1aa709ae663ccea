import { SimulationError } from '../data/errors.ts';
import { quote } from '../data/names.ts';
import { shown } from '../data/shown.ts';
import type { Duration } from '../data/time.ts';
import type { Judgement, Property } from '../run/property.ts';
import type { WorldView } from '../run/world-view.ts';
import type { Remembering } from './condition.ts';

/** The name and the kind of a property. */
export type Named = Pick<Property, 'name' | 'kind'>;

/** Makes a property. @throws bad-argument for a name that is no text, or is empty. */
export function define(
  kind: string,
  name: string,
  begin: (named: Named, world: WorldView) => Judgement,
  within: Duration = 0,
): Property {
  if (typeof name !== 'string' || name === '') {
    throw new SimulationError(
      'bad-argument',
      `${kind}: name: got ${shown(name)}, expected a text that is not empty`,
    );
  }
  return { name, kind, within, begin: (world) => begin({ name, kind }, world) };
}

/** Refuses an argument of a constructor. */
export const refuse = (
  kind: string,
  name: string,
  what: string,
  got: unknown,
  expected: string,
): SimulationError =>
  new SimulationError(
    'bad-argument',
    `${kind} ${quote(String(name))}: ${what}: got ${shown(got)}, expected ${expected}`,
  );

/** @throws bad-argument for something that is no function. */
export function checkFunction(kind: string, name: string, what: string, got: unknown): void {
  if (typeof got !== 'function') throw refuse(kind, name, what, got, 'a function');
}

/** @throws bad-argument for something that is no duration from `min`. */
export function checkDuration(
  kind: string,
  name: string,
  what: string,
  got: unknown,
  min: number,
): void {
  if (Number.isSafeInteger(got) && Number(got) >= min) return;
  throw refuse(kind, name, what, got, `a duration in whole microseconds from ${min}`);
}

/** Tells options and condition apart, where the options may be left out. @throws bad-argument for other arguments. */
export function parted<Options extends object, Condition>(
  kind: string,
  name: string,
  given: Partial<Options> | Condition,
  last: Condition | undefined,
): { readonly options: Partial<Options>; readonly condition: Condition } {
  if (last === undefined) {
    checkFunction(kind, name, 'condition', given);
    return { options: {}, condition: given as Condition };
  }
  if (typeof given !== 'object' || given === null) {
    throw refuse(kind, name, 'options', given, 'an object');
  }
  checkFunction(kind, name, 'condition', last);
  return { options: given as Partial<Options>, condition: last };
}

/** Makes the memory for a run. Without `memory` there is none, and the type says so. */
export const newMemory = <Memory>({ memory }: Remembering<Memory>): Memory => memory?.() as Memory;
