import type { Instant } from '../../data/time.ts';
import type { ServerLoad } from './loads.ts';
import { Sum } from './sum.ts';

/** The sums over all servers of a service, or those of one server. */
export interface LoadSums {
  readonly servers: number;
  readonly workers: number;
  /** The busy time of workers. */
  readonly busyUs: Sum;
  /** The whole time of workers, busy or not. */
  readonly workerUs: Sum;
  /** The time that requests waited for a worker. */
  readonly waitingUs: Sum;
  /** The most requests that waited at once at one server. */
  readonly waitingMax: number;
}

/** Makes the sums of one server. `at` is the end of the run. */
export const loadSums = (
  { workers, busyUs, waitingUs, waitingMax }: ServerLoad,
  at: Instant,
): LoadSums => ({
  servers: 1,
  workers,
  busyUs: Sum.of(busyUs),
  workerUs: Sum.of(workers * at),
  waitingUs: Sum.of(waitingUs),
  waitingMax,
});

/** Adds the sums of another server in the same run. */
export const addLoads = (sums: LoadSums | undefined, other: LoadSums): LoadSums =>
  sums === undefined
    ? other
    : joined(sums, other, {
        servers: sums.servers + other.servers,
        workers: sums.workers + other.workers,
      });

/** Adds the sums of the same servers in another run. Servers and workers are those of the run with more. */
export const mergeLoads = (
  a: LoadSums | undefined,
  b: LoadSums | undefined,
): LoadSums | undefined =>
  a === undefined || b === undefined
    ? (a ?? b)
    : joined(a, b, {
        servers: Math.max(a.servers, b.servers),
        workers: Math.max(a.workers, b.workers),
      });

const joined = (
  a: LoadSums,
  b: LoadSums,
  { servers, workers }: Pick<LoadSums, 'servers' | 'workers'>,
): LoadSums => ({
  servers,
  workers,
  busyUs: a.busyUs.plus(b.busyUs),
  workerUs: a.workerUs.plus(b.workerUs),
  waitingUs: a.waitingUs.plus(b.waitingUs),
  waitingMax: Math.max(a.waitingMax, b.waitingMax),
});
