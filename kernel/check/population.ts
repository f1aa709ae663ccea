import { SimulationError } from '../data/errors.ts';
import type { Model } from '../run/model.ts';
import type { ScenarioInput } from '../run/scenario.ts';
import { World } from '../run/world.ts';
import { classNameOf } from './class-name.ts';

/** An actor of the first instant. */
export interface Member {
  readonly name: string;
  /** The name of its class; empty where nobody lives. */
  readonly type: string;
}

/**
 * The addresses that there are at the end of instant 0. It is `undefined` for a scenario that the
 * model refuses, as some do with too few actors, or that names somebody who is not there.
 */
export function populationOf(model: Model, scenario: ScenarioInput): readonly Member[] | undefined {
  try {
    const world = new World(model, scenario, { isJudged: false });
    world.advance({ until: 1 });
    return Array.from(world.actors(), ({ name, actor }) => ({
      name,
      type: classNameOf(actor),
    }));
  } catch (error) {
    if (error instanceof SimulationError) return undefined;
    throw error;
  }
}

/** How many addresses there are before the first event. Others are made in instant 0. */
export const setUpSize = (model: Model, scenario: ScenarioInput): number =>
  Array.from(new World(model, scenario, { isJudged: false }).actors()).length;
