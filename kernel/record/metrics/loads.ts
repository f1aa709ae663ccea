import { SimulationError } from '../../data/errors.ts';
import { shown } from '../../data/shown.ts';
import type { Instant } from '../../data/time.ts';

/**
 * A server's sums from the start of the run. Divided by the duration, they are means. All are whole
 * numbers from 0.
 */
export interface ServerLoad {
  /** The service of its node, with which it is measured. */
  readonly service: string;
  /** How many requests it serves at once. */
  readonly workers: number;
  /** The busy time of its workers, summed over workers. */
  readonly busyUs: number;
  /** The waiting time of requests, summed over requests. */
  readonly waitingUs: number;
  /** The most requests that waited at once. */
  readonly waitingMax: number;
}

/** The load of a server, with its name. */
export interface InstanceLoad extends ServerLoad {
  readonly instance: string;
}

/**
 * An actor that implements this has the load of its service measured. A run without measures never
 * calls it.
 */
export interface MeasuredServer {
  /**
   * Returns the load until `now`, the end of the run. It is called outside of handlers, so it has
   * no `self`. It is also called for actors that have left.
   */
  load(now: Instant): ServerLoad;
}

/** The part of a world that `serverLoads` reads. */
interface Servers {
  readonly now: Instant;
  actors(): Iterable<{ readonly name: string; readonly actor: unknown }>;
}

/**
 * Returns the loads of all actors with a method `load`, in order. Errors of `load` pass through.
 * O(actors).
 * @throws bad-model, naming the actor, for a load with a wrong or missing field.
 */
export function serverLoads(world: Servers): InstanceLoad[] {
  const loads: InstanceLoad[] = [];
  for (const { name, actor } of world.actors()) {
    if (!isMeasured(actor)) continue;
    const load = checkLoad(actor.load(world.now), `actor ${shown(name)}: load`);
    loads.push({ ...load, instance: name });
  }
  return loads;
}

const isMeasured = (actor: unknown): actor is MeasuredServer =>
  typeof actor === 'object' &&
  actor !== null &&
  'load' in actor &&
  typeof actor.load === 'function';

const COUNTS = ['workers', 'busyUs', 'waitingUs', 'waitingMax'] as const;

function checkLoad(load: ServerLoad, place: string): ServerLoad {
  // A model in JavaScript may return something else than its type says.
  const given: unknown = load;
  if (typeof given !== 'object' || given === null) {
    throw refusal(
      place,
      given,
      'an object with service, workers, busyUs, waitingUs and waitingMax',
    );
  }
  if (typeof load.service !== 'string') throw refusal(`${place}: service`, load.service, 'a text');
  for (const name of COUNTS) {
    const count: unknown = load[name];
    if (typeof count === 'number' && Number.isInteger(count) && count >= 0) continue;
    throw refusal(`${place}: ${name}`, count, 'a whole number from 0');
  }
  return load;
}

const refusal = (place: string, got: unknown, expected: string): SimulationError =>
  new SimulationError('bad-model', `${place}: got ${shown(got)}, expected ${expected}`);
