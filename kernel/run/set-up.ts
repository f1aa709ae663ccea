import type { Actor } from '../actors/actor.ts';
import type { ActorSystem } from '../actors/actor-system.ts';
import { Cell } from '../actors/channel.ts';
import { Draws } from '../engine/draws.ts';
import { SimulationError } from '../engine/errors.ts';
import { Identity } from '../engine/identity.ts';
import { purposeKey } from '../engine/seed.ts';
import type { Key } from '../engine/threefry.ts';
import type { Model } from './model.ts';
import { optionValues, type Scenario } from './scenario.ts';

/**
 * Has a model spawn its first actors.
 * @throws bad-model for what a set-up may not do, and whatever the model throws.
 */
export function setUp(
  model: Model<never>,
  scenario: Scenario,
  seed: Key,
  system: ActorSystem,
): void {
  system.engine.root(new Identity(0, 0));
  const refuse = (what: string): SimulationError =>
    new SimulationError('bad-model', `model ${model.name}: ${what}`);
  const channel = (name: string): Cell => system.declare(name);
  const returned: unknown = model.actors(
    {
      graph: scenario.graph,
      random: new Draws(purposeKey(seed, 'set-up')),
      channel,
      spawn: (at, actor) => {
        const cell = typeof at === 'string' ? channel(at) : at;
        if (!(cell instanceof Cell) || system.population.life(cell.index) !== 'declared') {
          throw refuse(`spawn at ${String(cell)}, expected a name or a channel without an actor`);
        }
        system.start(cell, actor as Actor<unknown, unknown>);
        return cell;
      },
    },
    optionValues(model, scenario) as never,
  );
  if (returned instanceof Promise) {
    // Whatever it comes to: unheard, its failure would end the process.
    returned.catch(() => undefined);
    throw refuse('actors returned a promise: a set-up acts at once');
  }
}
