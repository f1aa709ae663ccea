import type { ObservedEvent } from '../actors/observer.ts';

/** The distance to a cause, and to an earlier event of the same actor, which need not matter. */
const CAUSE = 1;
const EARLIER = 2;

/** An event before a failure, and how far it is from it. */
export interface PastEvent {
  readonly event: ObservedEvent;
  /** 0 for the last event. Its causes are near, earlier events of the same actor less so. */
  readonly distance: number;
}

/**
 * Returns the events that may have led to the last of these, at most `max` of them, the nearest
 * first: causes of events, and earlier events of their actors. A message that was dropped counts as
 * an event of its receiver, since a message that never came is why a timer fires. The last events of
 * the actors `besides` are as near as an earlier event of the actor of the last one.
 */
export function causalPast(
  events: readonly ObservedEvent[],
  max: number,
  besides: readonly string[] = [],
): readonly PastEvent[] {
  const past = new Past(events);
  const taken = new Map<number, number>();
  // The distances are small whole numbers, so that a list for each makes a queue.
  const waiting: number[][] = [[events.length - 1]];
  waiting[EARLIER] = besides.map((name) => past.lastOf(name));
  for (let distance = 0; distance < waiting.length; distance++) {
    for (const place of waiting[distance] ?? []) {
      if (place < 0 || taken.has(place)) continue;
      if (taken.size === max) break;
      taken.set(place, distance);
      for (const [next, step] of past.before(place)) {
        waiting[distance + step] ??= [];
        waiting[distance + step].push(next);
      }
    }
  }
  return [...taken].map(([place, distance]) => ({ event: events[place], distance }));
}

/** Finds the events before an event by their places. */
class Past {
  private readonly byId = new Map<string, number>();
  /** The place of the event before, of the same actor; -1 for its first one. */
  private readonly earlier: number[] = [];
  private readonly last = new Map<string, number>();

  constructor(private readonly events: readonly ObservedEvent[]) {
    for (const [place, { id, to }] of events.entries()) {
      this.byId.set(id, place);
      this.earlier.push(this.lastOf(to.name));
      this.last.set(to.name, place);
    }
  }

  /** The place of the last event of an actor; -1 if it had none. */
  lastOf(name: string): number {
    return this.last.get(name) ?? -1;
  }

  before(place: number): readonly (readonly [place: number, step: number])[] {
    const { byId, earlier, events } = this;
    const cause = byId.get(events[place].cause) ?? -1;
    const isLoss = (events[earlier[place]]?.dropped ?? undefined) !== undefined;
    return [
      [cause, CAUSE],
      [earlier[place], isLoss ? CAUSE : EARLIER],
    ];
  }
}
