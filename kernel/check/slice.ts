import type { FaultData } from '../actors/crashes.ts';
import type { ObservedEvent } from '../actors/observer.ts';
import type { Instant } from '../data/time.ts';
import type { CompleteFault, CompleteOperation } from '../faults/complete-faults.ts';
import type { Model } from '../run/model.ts';
import { World } from '../run/world.ts';
import { causalPast, type PastEvent } from './causal-past.ts';
import type { Examination } from './examination.ts';
import { LastEvents } from './last-events.ts';
import { namesIn } from './signature.ts';
import { faultsThatStruck } from './struck-by.ts';

/** So many of the last events of a run are kept. */
const KEPT = 20_000;

/** The most events of a slice. */
const EVENTS_MAX = 64;

/** A reason may name all actors. So many of them are followed back. */
const TOLD_MAX = 4;

/** The most events of faults that a slice has besides, and how far they are from the failure. */
const STROKES_MAX = 16;
const STROKE = 1;

/** An event of a slice, as plain data. */
export interface SliceEvent extends Pick<ObservedEvent, 'index' | 'id' | 'at' | 'kind' | 'data'> {
  readonly to: string;
  readonly from?: string;
  readonly dropped?: string;
  /** When the message was sent, if the event of its sender was kept. */
  readonly sentAt?: Instant;
  /** How far it is from the failure: 0 for the event at which it showed. */
  readonly distance: number;
}

/**
 * What may have led to a failure. It is a guess: what an actor did may depend on any earlier event,
 * and only a run tells whether a fault was needed.
 */
export interface CausalSlice {
  /** In the order in which they happened. The last one is that at which the failure showed. */
  readonly events: readonly SliceEvent[];
  /** The faults that suppressed or delayed something at the actors of these events. */
  readonly faults: readonly CompleteFault[];
  /** The operations among these events. */
  readonly operations: readonly CompleteOperation[];
}

/**
 * Runs a failing scenario again and follows the failure back: over the causes of events, and earlier
 * events of their actors and of those that the reason names. It looks at some 20,000 events before
 * the failure, and takes the nearest 64.
 */
export function sliceOf(model: Model, { failure, outcome, scenario }: Examination): CausalSlice {
  const lastEvents = new LastEvents(KEPT);
  const world = new World(model, scenario, { isJudged: false, observers: [lastEvents] });
  world.advance({ events: failure?.event ?? outcome.events });
  const all = endingAt(lastEvents.all, failure?.actor);
  const told = namesIn(failure?.reason ?? '', new Set(all.map(({ to }) => to.name)));
  const nearest = causalPast(all, EVENTS_MAX, told.slice(0, TOLD_MAX));
  const actors = new Set(nearest.map(({ event }) => event.to.name));
  const instants = new Map(all.map(({ at, id }) => [id, at]));
  const senders = new Set(nearest.map(({ event }) => event.from?.name));
  const { faults = [], operations = [] } = world.scenario;
  const struck = faultsThatStruck(faults, all, actors);
  const past = [...nearest, ...strokesOf(struck, all, nearest)];
  return {
    events: past
      .map(({ distance, event }) => toSliceEvent(event, distance, instants.get(event.cause)))
      .sort((a, b) => a.index - b.index),
    faults: struck,
    operations: operations.filter(({ key }) => senders.has(`operation ${key}`)),
  };
}

/** The events in which these faults showed themselves, if they are not among the nearest. */
function strokesOf(
  faults: readonly CompleteFault[],
  events: readonly ObservedEvent[],
  nearest: readonly PastEvent[],
): readonly PastEvent[] {
  const keys = new Set(faults.map(({ key }) => key));
  const struck = new Set(faults.flatMap((fault) => ('event' in fault ? [fault.event] : [])));
  const near = new Set(nearest.map(({ event }) => event));
  const isStroke = ({ data, id, kind }: ObservedEvent): boolean =>
    kind === 'fault' ? keys.has(String((data as FaultData).fault)) : struck.has(id);
  return events
    .filter((event) => !near.has(event) && isStroke(event))
    .slice(-STROKES_MAX)
    .map((event) => ({ event, distance: STROKE }));
}

/** The events up to the last one of the actor that failed, if one did. */
function endingAt(
  events: readonly ObservedEvent[],
  actor: string | undefined,
): readonly ObservedEvent[] {
  const end = events.findLastIndex(({ to }) => actor === undefined || to.name === actor);
  return end < 0 ? events : events.slice(0, end + 1);
}

function toSliceEvent(
  { at, data, dropped, from, id, index, kind, to }: ObservedEvent,
  distance: number,
  sentAt: Instant | undefined,
): SliceEvent {
  return {
    index,
    id,
    at,
    kind,
    data,
    to: to.name,
    ...(from !== undefined && { from: from.name }),
    ...(dropped !== undefined && { dropped }),
    ...(kind === 'message' && sentAt !== undefined && { sentAt }),
    distance,
  };
}
