import { SimulationError } from '../../data/errors.ts';
import { shown } from '../../data/shown.ts';
import type { Instant } from '../../data/time.ts';

/** What a server has done so far: divided by a span, the means over it. All numbers are whole and from 0. */
export interface ServerLoad {
  /** The service that it is measured with: that of its node. */
  readonly service: string;
  /** Requests that it serves at once. */
  readonly workers: number;
  /** The time that workers were busy, summed over workers: microseconds. */
  readonly busyUs: number;
  /** The time that requests waited, summed over requests: microseconds. */
  readonly waitingUs: number;
  /** The most requests that waited at once. */
  readonly waitingMax: number;
}

/**
 * What an actor implements that serves, so that measures tell how busy its service was. A run without measures
 * never calls it.
 */
export interface MeasuredServer {
  /**
   * What the server has done until `now`, the end of the run. It is called outside of handlers, where there is no
   * `self`, and of actors that have left too.
   */
  load(now: Instant): ServerLoad;
}

/** The world, as far as loads need it. */
interface Servers {
  readonly now: Instant;
  actors(): Iterable<{ readonly name: string; readonly actor: unknown }>;
}

/**
 * What the servers of a world have done until now: of each actor with a method `load`, in order. O(actors).
 * @throws bad-model for a load with a wrong or missing field, naming the actor; and what a `load` itself throws.
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
  // A model may be written in JavaScript, whatever the type says.
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

/** What all servers of a service have done together. */
export interface LoadSums {
  readonly servers: number;
  readonly workers: number;
  /** The time that workers were busy, and the time that there was of workers. */
  readonly busyUs: number;
  readonly workerUs: number;
  /** The time that requests waited for a worker. */
  readonly waitingUs: number;
  /** The most requests that waited at once at one server. */
  readonly waitingMax: number;
}

/** The sums by service, of what was done up to an instant. */
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

/** The sums of one service in two runs; it has as many servers and workers as in the one with more. */
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
