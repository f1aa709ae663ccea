import type { Address } from '../actors/address.ts';
import { Group } from '../actors/names.ts';
import type { ObservedEvent } from '../actors/observer.ts';
import type { CompleteFault } from '../faults/complete-faults.ts';
import { Holding, Selection } from '../faults/selection.ts';

/** Tells whether a fault struck an actor by something that happened, or could have. */
type Strikes = (event: ObservedEvent) => boolean;

/**
 * Returns the faults that suppressed or delayed something at these actors. `events` are those of the
 * run, up to its failure.
 */
export function faultsThatStruck(
  faults: readonly CompleteFault[],
  events: readonly ObservedEvent[],
  actors: ReadonlySet<string>,
): readonly CompleteFault[] {
  const there = events.filter(({ to }) => actors.has(to.name));
  return faults.filter((fault) => there.some(strikesOf(fault)));
}

function strikesOf(fault: CompleteFault): Strikes {
  if ('event' in fault) return ({ id }) => id === fault.event;
  const holding = new Holding(fault);
  switch (fault.kind) {
    case 'crash':
    case 'leave': {
      const group = new Group(fault.actors);
      return ({ at, data, dropped, kind, to }) =>
        (dropped === 'gone' && holding.covers(at) && group.has(to as Address)) ||
        (kind === 'fault' && (data as { readonly fault?: unknown }).fault === fault.key);
    }
    case 'pause':
    case 'slow':
    case 'drift':
    case 'wall': {
      // Nothing tells what waited, nor what a clock showed.
      const group = new Group(fault.actors);
      return ({ at, from, to }) =>
        holding.from <= at &&
        (group.has(to as Address) || (from !== undefined && group.has(from as Address)));
    }
    case 'cut':
    case 'loss':
    case 'hold':
    case 'delay':
    case 'duplication':
    case 'reordering': {
      const links = new Selection(fault);
      const reason = REASONS[fault.kind];
      return ({ at, dropped, from, kind, to }) =>
        from !== undefined &&
        holding.from <= at &&
        (reason === undefined || dropped === reason || kind === 'broken') &&
        links.has(from as Address, to as Address);
    }
  }
}

/** Why a message is dropped by a fault, where a fault drops messages. */
const REASONS: Readonly<Partial<Record<CompleteFault['kind'], string>>> = {
  cut: 'cut',
  loss: 'lost',
};
