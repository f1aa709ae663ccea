import type { CompleteFault } from '../faults/complete-faults.ts';
import type { Names } from '../faults/fault.ts';

/** The names and patterns of a fault, in groups: its actors, or the two ends of its links. */
export function groupsOf(fault: CompleteFault): readonly (readonly string[])[] {
  if ('event' in fault) return [];
  if ('actors' in fault) return [listOf(fault.actors)];
  if ('isolate' in fault) return [listOf(fault.isolate)];
  return ('between' in fault ? fault.between : fault.oneWay).map(listOf);
}

/**
 * The same fault with other names, of which `change` is asked for each group by its index. Returns
 * `undefined` where a group has none left.
 */
export function withNames(
  fault: CompleteFault,
  change: (names: readonly string[], group: number) => readonly string[],
): CompleteFault | undefined {
  const groups = groupsOf(fault).map(change);
  if (groups.some((names) => names.length === 0)) return undefined;
  const [first, second] = groups.map(namesOf);
  if (first === undefined) return fault;
  if ('actors' in fault) return { ...fault, actors: first };
  if ('isolate' in fault) return { ...fault, isolate: first };
  if (second === undefined) return fault;
  if ('between' in fault) return { ...fault, between: [first, second] };
  if ('oneWay' in fault) return { ...fault, oneWay: [first, second] };
  return fault;
}

const listOf = (names: Names): readonly string[] => (typeof names === 'string' ? [names] : names);

const namesOf = (names: readonly string[]): Names => (names.length === 1 ? names[0] : names);
