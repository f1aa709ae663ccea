import type { ActorSystem } from '../actors/actor-system.ts';
import type { Births } from '../actors/births.ts';
import { promiseWatch } from '../actors/guards/promise-watch.ts';
import { InvariantBroken, SimulationError } from '../data/errors.ts';
import { RunEnded } from '../engine/ending.ts';
import type { RunSeed } from '../random/run-seed.ts';
import { serviceRefusal } from '../record/graph/graph-reader.ts';
import { optionValues } from './complete-scenario.ts';
import { describeThrown } from './describe-error.ts';
import type { Model, Setup } from './model.ts';
import type { Scenario } from './scenario.ts';

/**
 * Has a model spawn its first actors.
 * @throws bad-graph for a node whose service the model does not have; bad-model for a misuse of
 * `setup`, and for an error of the model, which is the cause.
 */
export function setUp(model: Model, scenario: Scenario, seed: RunSeed, system: ActorSystem): void {
  const { services } = model;
  for (const node of scenario.graph?.nodes ?? []) {
    if (services === undefined || services.includes(node.service)) continue;
    throw new SimulationError(
      'bad-graph',
      `model ${model.name}: got ${serviceRefusal(node, services)}`,
    );
  }
  system.engine.setUp();
  const refuse = (what: string): SimulationError =>
    new SimulationError('bad-model', `model ${model.name}: ${what}`);
  const random = seed.draws('set-up');
  let isOver = false;
  const births = (): Births => {
    if (isOver) throw refuse('the set-up is over; actors are spawned by self.spawn');
    return system.births;
  };
  const setup: Setup = {
    graph: scenario.graph,
    random,
    channel: (name, { zone } = {}) => births().address(name, zone),
    spawn: (at, make, options = {}) => births().spawn(undefined, at, make, options),
  };
  let returned: unknown;
  try {
    returned = model.actors(setup, optionValues(model, scenario));
  } catch (error) {
    const isOurs = [RunEnded, SimulationError, InvariantBroken].some(
      (kind) => error instanceof kind,
    );
    if (isOurs) throw error;
    const failed = refuse(`its set-up failed: ${describeThrown(error)}`);
    throw Object.assign(failed, { cause: error });
  } finally {
    isOver = true;
    random.close();
  }
  if (returned instanceof Promise) {
    // A rejection without a handler would end the process.
    returned.catch(() => undefined);
    throw refuse('actors returned a promise: a set-up acts at once');
  }
  const { noted } = promiseWatch;
  if (noted !== undefined) {
    const error = refuse('actors made or settled a promise: a set-up acts at once');
    throw Object.assign(error, { cause: noted });
  }
}
