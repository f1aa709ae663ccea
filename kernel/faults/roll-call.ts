import type { Address } from '../actors/address.ts';
import { isClient } from '../actors/clients.ts';
import { Group, type Names } from '../actors/names.ts';
import { SimulationError } from '../data/errors.ts';
import { quote } from '../data/names.ts';
import { nearest } from '../data/nearest.ts';
import type { NetworkLaws } from '../network/network-laws.ts';
import type { CompleteFault, CompleteOperation } from './complete-faults.ts';
import { endsOf } from './selection.ts';

/** The parts of a scenario that name actors. */
export interface Naming {
  readonly network?: NetworkLaws | undefined;
  readonly faults?: readonly CompleteFault[] | undefined;
  readonly operations?: readonly CompleteOperation[] | undefined;
}

const NOBODY: ReadonlySet<string> = new Set();

/**
 * Refuses a rule that names nobody, since it would silently do nothing.
 * @throws bad-scenario naming the place and the nearest name.
 */
export function callRoll(scenario: Naming, addresses: readonly Address[], place: string): void {
  const namesOf = (areClients: boolean): string[] =>
    addresses.flatMap((one) => (isClient(one) === areClients ? [one.name] : []));
  const names = new Set(namesOf(false));
  const clients = new Set(namesOf(true));
  for (const [where, given, use] of namesIn(scenario)) {
    const isOne = use === 'receiver';
    const unmet = isOne
      ? [given].flat().find((name) => !names.has(name))
      : new Group(given).unmet(names, use === 'links' ? clients : NOBODY);
    if (unmet === undefined) continue;
    const expected = `the name of an actor${isOne ? '' : ', or a pattern that fits one'}${nearest(unmet, [...names])}`;
    throw new SimulationError(
      'bad-scenario',
      `${place}: ${where}: got ${quote(unmet)}, expected ${expected}`,
    );
  }
}

/**
 * What names are for. Clients have links, but no life that a fault could strike. A receiver is one
 * actor, by its full name.
 */
type Use = 'links' | 'actors' | 'receiver';

/** Whether a scenario names any actors. */
export const hasNames = (scenario: Naming): boolean => !namesIn(scenario).next().done;

function* namesIn({
  network,
  faults = [],
  operations = [],
}: Naming): Generator<[string, Names, Use]> {
  for (const [index, { from, to }] of (network?.links ?? []).entries()) {
    if (from !== undefined) yield [`network: links[${index}]: from`, from, 'links'];
    if (to !== undefined) yield [`network: links[${index}]: to`, to, 'links'];
  }
  for (const [index, fault] of faults.entries()) {
    if ('event' in fault) continue;
    const where = `faults[${index}]`;
    if ('actors' in fault) yield [where, fault.actors, 'actors'];
    else for (const group of endsOf(fault)) if (group !== undefined) yield [where, group, 'links'];
  }
  for (const [index, { to }] of operations.entries())
    yield [`operations[${index}]: to`, to, 'receiver'];
}
