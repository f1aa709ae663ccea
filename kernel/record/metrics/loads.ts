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
export function serverLoads(world: Servers): ServerLoad[] {
  const loads: ServerLoad[] = [];
  for (const { name, actor } of world.actors()) {
    if (isMeasured(actor))
      loads.push(checkLoad(actor.load(world.now), `actor ${shown(name)}: load`));
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

/** The sums over all servers of a service. */
export interface LoadSums {
  readonly servers: number;
  readonly workers: number;
  /** The busy time of workers. */
  readonly busyUs: number;
  /** The whole time of workers, busy or not. */
  readonly workerUs: number;
  /** The time that requests waited for a worker. */
  readonly waitingUs: number;
  /** The most requests that waited at once at one server. */
  readonly waitingMax: number;
}

/** Sums loads by service. `at` is the end of the run. */
export function sumLoads(loads: Iterable<ServerLoad>, at: Instant): Map<string, LoadSums> {
  const sums = new Map<string, LoadSums>();
  for (const { service, workers, busyUs, waitingUs, waitingMax } of loads) {
    const sum = sums.get(service);
    sums.set(service, {
      servers: (sum?.servers ?? 0) + 1,
      workers: (sum?.workers ?? 0) + workers,
      busyUs: (sum?.busyUs ?? 0) + busyUs,
      workerUs: (sum?.workerUs ?? 0) + workers * at,
      waitingUs: (sum?.waitingUs ?? 0) + waitingUs,
      waitingMax: Math.max(sum?.waitingMax ?? 0, waitingMax),
    });
  }
  return sums;
}

/** Adds the sums of one service in two runs. Servers and workers are those of the run with more. */
export const mergeLoads = (
  a: LoadSums | undefined,
  b: LoadSums | undefined,
): LoadSums | undefined =>
  a === undefined || b === undefined
    ? (a ?? b)
    : {
        servers: Math.max(a.servers, b.servers),
        workers: Math.max(a.workers, b.workers),
        busyUs: a.busyUs + b.busyUs,
        workerUs: a.workerUs + b.workerUs,
        waitingUs: a.waitingUs + b.waitingUs,
        waitingMax: Math.max(a.waitingMax, b.waitingMax),
      };
