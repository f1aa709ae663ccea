import { Group, type Names } from '../actors/names.ts';
import type { Instant } from '../data/time.ts';
import { type CompleteFault, instantOf } from './complete-faults.ts';
import { endsOf } from './selection.ts';

/** The actors or links that a fault strikes, by name. A fault of one event strikes nobody by name. */
export interface Reach {
  readonly actors?: readonly string[];
  /** The ends of the links: from the first side to the second, and back unless it is one way. */
  readonly sides?: readonly [readonly string[], readonly string[]];
}

/** Whom of these actors a fault strikes. O(names). */
export function reachOf(fault: CompleteFault, names: readonly string[]): Reach {
  if ('event' in fault) return {};
  if ('actors' in fault) return { actors: fitting(fault.actors, names) };
  const [one, other] = endsOf(fault);
  const first = fitting(one, names);
  if (other !== undefined) return { sides: [first, fitting(other, names)] };
  const inside = new Set(first);
  return { sides: [first, names.filter((name) => !inside.has(name))] };
}

/** When a fault holds: in [from, to). `undefined` for a dropped event, which has no instant of its own. */
export function spanOf(fault: CompleteFault): { from: Instant; to: Instant } | undefined {
  if (fault.kind === 'drop') return undefined;
  return { from: instantOf(fault.from), to: instantOf(fault.to) };
}

function fitting(one: Names, names: readonly string[]): string[] {
  const group = new Group(one);
  return names.filter((name) => group.fits(name));
}
