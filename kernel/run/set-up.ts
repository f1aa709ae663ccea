import type { Actor, Place } from '../actors/actor.ts';
import type { ActorSystem } from '../actors/actor-system.ts';
import { Cell } from '../actors/channel.ts';
import { promiseWatch } from '../actors/guards/promise-watch.ts';
import { Draws } from '../engine/draws.ts';
import { SimulationError } from '../engine/errors.ts';
import { Identity } from '../engine/identity.ts';
import { purposeKey } from '../engine/seed.ts';
import type { Key } from '../engine/threefry.ts';
import { serviceRefusal } from '../record/graph-reader.ts';
import type { Model } from './model.ts';
import { optionValues, type Scenario } from './scenario.ts';

/**
 * Has a model spawn its first actors.
 * @throws bad-graph for a node of a service that is none of the model's, bad-model for what a set-up may not do, and whatever the model throws.
 */
export function setUp(
  model: Model<never>,
  scenario: Scenario,
  seed: Key,
  system: ActorSystem,
): void {
  const { services } = model;
  for (const node of scenario.graph?.nodes ?? []) {
    if (services === undefined || services.includes(node.service)) continue;
    throw new SimulationError(
      'bad-graph',
      `model ${model.name}: got ${serviceRefusal(node, services)}`,
    );
  }
  system.engine.root(new Identity(0, 0));
  const refuse = (what: string): SimulationError =>
    new SimulationError('bad-model', `model ${model.name}: ${what}`);
  let isOver = false;
  const channel = (name: string, place: Place = {}): Cell => {
    if (isOver) throw refuse('the set-up is over; actors are spawned by self.spawn');
    return system.declare(name, place.zone);
  };
  const returned: unknown = model.actors(
    {
      graph: scenario.graph,
      random: new Draws(purposeKey(seed, 'set-up')),
      channel,
      spawn: (at, actor, place) => {
        const cell = typeof at === 'string' || isOver ? channel(String(at), place) : at;
        if (!(cell instanceof Cell) || system.population.life(cell.index) !== 'declared') {
          throw refuse(`spawn at ${String(cell)}, expected a name or a channel without an actor`);
        }
        if (cell === at && place?.zone !== undefined) system.zones.settle(cell, place.zone);
        system.start(cell, actor as Actor<unknown, unknown>);
        return cell;
      },
    },
    optionValues(model, scenario) as never,
  );
  isOver = true;
  if (returned instanceof Promise) {
    // Whatever it comes to: unheard, its failure would end the process.
    returned.catch(() => undefined);
    throw refuse('actors returned a promise: a set-up acts at once');
  }
  const { noted } = promiseWatch;
  if (noted !== undefined) {
    const error = refuse('actors made or settled a promise: a set-up acts at once');
    throw Object.assign(error, { cause: noted });
  }
}
