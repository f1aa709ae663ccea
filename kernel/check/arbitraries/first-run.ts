import type { ObservedEvent } from '../../actors/observer.ts';
import type { Model } from '../../run/model.ts';
import type { ScenarioInput } from '../../run/scenario.ts';
import { World } from '../../run/world.ts';

/** The events that reached an actor in [0, until), in order. */
export function firstRun(model: Model, scenario: ScenarioInput, until: number): ObservedEvent[] {
  const events: ObservedEvent[] = [];
  const event = (event: ObservedEvent): void => {
    if (event.dropped === undefined) events.push(event);
  };
  new World(model, scenario, { observers: [{ event }], isJudged: false }).advance({ until });
  return events;
}
