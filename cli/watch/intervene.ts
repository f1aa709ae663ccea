import {
  completeFaults,
  completeOperations,
  type Instant,
  type Scenario,
  SimulationError,
  spanOf,
  unreachable,
} from '../../kernel/index.ts';
import type { Intervention } from './questions.ts';
import type { WatchedWorld } from './watched-world.ts';

/**
 * The scenario with one more fault or operation, which begins right after the present instant of a
 * world. So the run up to there stays as it is.
 * @throws bad-argument, bad-scenario.
 */
export function intervened(
  scenario: Scenario,
  watched: WatchedWorld,
  intervention: Intervention,
): Scenario {
  const { ending, now } = watched.world;
  if (ending !== undefined && ending.reason !== 'idle') {
    throw refusal(`a run that has ended (${ending.reason})`, 'one that goes on; go back first');
  }
  // Between this instant and the next one: faults come first at theirs.
  const at = now + 1;
  switch (intervention.does) {
    case 'begin':
      return withFault(scenario, watched, intervention.fault, at);
    case 'end':
      return withoutFault(scenario, intervention.key, at);
    case 'send': {
      const { to, message } = intervention;
      const operations = [...(scenario.operations ?? []), { at, to, message }];
      return { ...scenario, operations: completeOperations(operations, 'operations') };
    }
    case 'stop':
      return stopped(scenario, watched.event);
    default:
      return unreachable(intervention);
  }
}

function withFault(
  scenario: Scenario,
  { world }: WatchedWorld,
  fault: object,
  at: Instant,
): Scenario {
  const { kind, event } = fault as { readonly kind?: unknown; readonly event?: unknown };
  // Whatever is over, or is no message, would change nothing, or the past.
  if (event !== undefined && ![...world.flights()].some(({ id }) => id === event)) {
    throw refusal(`${String(kind)} ${String(event)}`, 'the id of a message in flight');
  }
  // A message in flight has no past. It may arrive at the present instant.
  const from = event === undefined ? at : world.now;
  const faults = [...(scenario.faults ?? []), kind === 'drop' ? fault : { ...fault, from }];
  return { ...scenario, faults: completeFaults(faults, 'faults') };
}

/** Ends a fault, or takes it back if it has not begun. */
function withoutFault(scenario: Scenario, key: string, at: Instant): Scenario {
  const { faults = [] } = scenario;
  const found = faults.find((fault) => fault.key === key);
  const span = found && spanOf(found);
  if (span === undefined || span.to <= at) {
    throw refusal(`end ${key}`, 'the key of a fault that holds or is to come');
  }
  const changed = faults.flatMap((fault) => {
    if (fault !== found) return [fault];
    return span.from < at ? [{ ...fault, to: at }] : [];
  });
  return { ...scenario, faults: completeFaults(changed, 'faults') };
}

function stopped(scenario: Scenario, event: number): Scenario {
  if (event === 0) throw refusal('stop before the first event', 'an event that has happened');
  return { ...scenario, limits: { ...scenario.limits, events: event } };
}

const refusal = (got: string, expected: string): SimulationError =>
  new SimulationError('bad-argument', `by hand: got ${got}, expected ${expected}`);
