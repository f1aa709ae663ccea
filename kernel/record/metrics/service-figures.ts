import type { DurationFigures } from './histogram.ts';
import type { Metrics } from './metrics.ts';
import type { Measure, ServiceMetrics, WordCounts } from './service-metrics.ts';

/** A service's measures as plain data, for files and tables. */
export interface ServiceFigures {
  readonly name: string;
  /** Finished requests. */
  readonly requests: number;
  /** Finished requests without an error. */
  readonly answered: number;
  /** Errors of requests, by word. */
  readonly errors: Readonly<Record<string, number>>;
  /** Attempts of other actors to call it. */
  readonly calls: number;
  /** Errors of these attempts, by word. */
  readonly callErrors: Readonly<Record<string, number>>;
  /** Attempts that timed out. */
  readonly timeouts: number;
  /** Attempts that repeat an earlier one. */
  readonly retries: number;
  /** Requests answered a second of virtual time. A run of length 0 has none. */
  readonly throughputPerS?: number;
  /** The load of all its servers together, if they have a method `load`. */
  readonly load?: LoadFigures;
  readonly times: Readonly<Record<Measure, DurationFigures>>;
}

/** How busy a service's servers were. */
export interface LoadFigures {
  readonly servers: number;
  readonly workers: number;
  /** The share of the workers' time in which they were busy, 0 to 1. A run of length 0 has none. */
  readonly utilisation?: number;
  /** The mean number of waiting requests, over the run and summed over servers. */
  readonly queueMean?: number;
  /** The most requests that waited at once at one server. */
  readonly queueMax: number;
}

/** Returns the figures of all services, sorted by name. */
export const serviceFigures = ({ services, durationUs }: Metrics): ServiceFigures[] =>
  [...services]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, metrics]) => figuresOf(name, metrics, durationUs));

function figuresOf(name: string, metrics: ServiceMetrics, durationUs: number): ServiceFigures {
  const { requestCount, errors, callCount, callErrors, retryCount, times } = metrics;
  const answered = requestCount - sumOf(errors);
  const load = loadOf(metrics, durationUs);
  return {
    name,
    requests: requestCount,
    answered,
    errors: recordOf(errors),
    calls: callCount,
    callErrors: recordOf(callErrors),
    timeouts: callErrors.get('timeout') ?? 0,
    retries: retryCount,
    ...(durationUs > 0 && { throughputPerS: (answered * 1e6) / durationUs }),
    ...(load !== undefined && { load }),
    times: {
      response: times.response.figures(),
      service: times.service.figures(),
      queueing: times.queueing.figures(),
      network: times.network.figures(),
      roundTrip: times.roundTrip.figures(),
    },
  };
}

function loadOf({ load }: ServiceMetrics, durationUs: number): LoadFigures | undefined {
  if (load === undefined) return undefined;
  const { servers, workers, busyUs, workerUs, waitingUs, waitingMax } = load;
  return {
    servers,
    workers,
    ...(workerUs > 0 && { utilisation: busyUs / workerUs }),
    ...(durationUs > 0 && { queueMean: waitingUs / durationUs }),
    queueMax: waitingMax,
  };
}

const sumOf = (counts: WordCounts): number => {
  let sum = 0;
  for (const count of counts.values()) sum += count;
  return sum;
};

// Words are sorted, so that files of equal metrics are equal.
const recordOf = (counts: WordCounts): Record<string, number> =>
  Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
