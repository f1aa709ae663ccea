import type { Instant } from '../engine/time.ts';

/** What a server has done so far: divided by a span, the means over it. */
export interface ServerLoad {
  readonly name: string;
  readonly service: string;
  readonly workers: number;
  /** The time that workers were busy, summed over workers: microseconds. */
  readonly busyUs: number;
  /** The time that requests waited, summed over requests: microseconds. */
  readonly waitingUs: number;
  /** The most requests that waited at once. */
  readonly waitingMax: number;
}

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
