import type { Model } from '../../run/model.ts';
import type { ScenarioInput } from '../../run/scenario.ts';
import { World } from '../../run/world.ts';

/** An actor that lives at the end of instant 0. */
export interface StartedActor {
  readonly name: string;
  readonly state: object;
}

/** The actors that live at the end of instant 0, in the order in which their addresses were named. */
export function actorsAtStart(model: Model, scenario: ScenarioInput): StartedActor[] {
  const world = new World(model, scenario, { isJudged: false });
  world.advance({ until: 1 });
  return [...world.actors()].flatMap(({ name, life, actor }) =>
    life === 'present' && actor !== undefined ? [{ name, state: actor }] : [],
  );
}
