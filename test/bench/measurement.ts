// The exchange between the bench and a measuring process. The process gets a task as JSON in its
// first argument, and writes a measurement as one line of JSON to standard output.
import { performance } from 'node:perf_hooks';

/** The measurement of one process. */
export interface Measurement extends Times {
  /** The work done in that time: events, or 1 for a whole process. */
  readonly count: number;
  /** Largest resident memory of the process. */
  readonly peakMb?: number;
  /** Memory held for each actor. */
  readonly bytesEach?: number;
  /** It is equal for equal runs, whatever their speed. */
  readonly fingerprint?: string;
  /** Resident memory during the run, by the share of the run that was done. */
  readonly memoryMb?: Readonly<Record<string, number>>;
}

/** Wall time and processor time. */
export interface Times {
  readonly wallMs: number;
  readonly cpuMs: number;
}

/** Reads the task of this process. */
export const readTask = <Task>(): Task => JSON.parse(process.argv[2]) as Task;

/** Writes the measurement of this process. */
export const report = (measurement: Measurement): void => {
  process.stdout.write(`${JSON.stringify(measurement)}\n`);
};

/** Runs a function and returns how long it took. */
export function timed(act: () => void): Times {
  const start = performance.now();
  const cpuStart = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(cpuStart);
  return { wallMs: performance.now() - start, cpuMs: (user + system) / 1000 };
}

const MB = 2 ** 20;

/** Resident memory of this process. */
export const residentMb = (): number => Math.round(process.memoryUsage.rss() / MB);

/** Memory still in use, after a garbage collection. It needs `node --expose-gc`. */
export function heldBytes(): number {
  for (let round = 0; round < 3; round++) globalThis.gc?.();
  const { arrayBuffers, heapUsed } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
