// What passes between the bench and a measuring process: a task as JSON in the first argument, and a
// measurement as one line of JSON on its standard output.
import { performance } from 'node:perf_hooks';

/** What one process measured. */
export interface Measurement extends Times {
  /** What was done in the time: events, or 1 for a whole process. */
  readonly count: number;
  /** Largest resident memory of the process. */
  readonly peakMb?: number;
  /** Memory held for each actor. */
  readonly bytesEach?: number;
  /** The same runs have the same ones, whatever the speed. */
  readonly fingerprint?: string;
  /** Resident memory along the way, by the share of the run that was done. */
  readonly memoryMb?: Readonly<Record<string, number>>;
}

/** How long something took, by the wall's clock and in time of the processor. */
export interface Times {
  readonly wallMs: number;
  readonly cpuMs: number;
}

/** The task of this process. */
export const readTask = <Task>(): Task => JSON.parse(process.argv[2]) as Task;

/** Tells what this process measured. */
export const report = (measurement: Measurement): void => {
  process.stdout.write(`${JSON.stringify(measurement)}\n`);
};

/** Runs something and says how long it took. */
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

/** Memory that is still needed: `node --expose-gc` throws away the rest first. */
export function heldBytes(): number {
  for (let round = 0; round < 3; round++) globalThis.gc?.();
  const { arrayBuffers, heapUsed } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
