// What a measuring process is told, as JSON in its first argument, and what it tells: a line of JSON.
import type { LawName } from './laws.ts';

/** PHOLD of `count` actors with a pending event each, timed over `events` events. */
export interface PholdTask {
  readonly count: number;
  readonly law: LawName;
  readonly events: number;
  readonly queue?: 'ladder' | 'plain';
}

/** What one process measured. */
export interface Measurement {
  readonly events: number;
  readonly wallMs: number;
  readonly fingerprint?: string;
}

/** Enough for the compiler, and for every event of the start to have been replaced a few times. */
const WARM_UP_MIN = 500_000;

/** Events to run before the clock starts. */
export const warmUpOf = ({ count }: PholdTask): number => Math.max(WARM_UP_MIN, count);

/** The task of this process. */
export const readTask = <Task>(): Task => JSON.parse(process.argv[2]) as Task;

/** Tells what was measured. */
export const report = (measurement: Measurement): void => {
  process.stdout.write(`${JSON.stringify(measurement)}\n`);
};
