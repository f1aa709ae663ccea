// What passes between the bench and a measuring process: a task as JSON in the first argument, and a
// measurement as one line of JSON on its standard output.

/** The measurement of one process. */
export interface Measurement {
  /** What was done in the time: events, or 1 for a whole process. */
  readonly count: number;
  readonly wallMs: number;
  /** Largest resident memory of the process. */
  readonly peakMb?: number;
  /** The same runs have the same ones, whatever the speed. */
  readonly fingerprint?: string;
  /** Resident memory along the way, by the share of the run that was done. */
  readonly memoryMb?: Readonly<Record<string, number>>;
}

/** The task of this process. */
export const readTask = <Task>(): Task => JSON.parse(process.argv[2]) as Task;

/** Prints the measurement of this process. */
export const report = (measurement: Measurement): void => {
  process.stdout.write(`${JSON.stringify(measurement)}\n`);
};

const MB = 2 ** 20;

/** Resident memory of this process. */
export const residentMb = (): number => Math.round(process.memoryUsage.rss() / MB);
