import type { CallerMetrics } from './caller-metrics.ts';
import type { DurationTotals } from './duration-sums.ts';
import type { DurationFigures } from './histogram.ts';
import type { InstanceMetrics } from './instance-metrics.ts';
import type { LoadSums } from './load-sums.ts';
import type { Metrics } from './metrics.ts';
import { byMeasure, type Histograms, type Measure } from './outcome-times.ts';
import type { ServiceMetrics } from './service-metrics.ts';
import { sorted, sumOf, type WordCounts } from './word-counts.ts';

/** Figures of each measured duration. */
export type Times = Readonly<Record<Measure, DurationFigures>>;

/** Counts by word, sorted. */
type Words = Readonly<Record<string, number>>;

/** Figures of the requests to a service or to one of its instances. */
interface RequestFigures {
  readonly name: string;
  /** Finished requests. */
  readonly requests: number;
  /** Finished requests without an error. */
  readonly answered: number;
  /** Errors of requests, by word. */
  readonly errors: Words;
  /** The load of its servers together, if they have a method `load`. */
  readonly load?: LoadFigures;
}

/** Figures of the calls to a service. */
interface CallFigures {
  /** Attempts of other actors to call it. */
  readonly calls: number;
  /** Errors of these attempts, by word. */
  readonly callErrors: Words;
  /** Attempts that timed out. */
  readonly timeouts: number;
  /** Attempts that repeat an earlier one. */
  readonly retries: number;
}

/** Figures of one instance of a service. */
export interface InstanceFigures extends RequestFigures {
  /** From each request's arrival to its end, whatever its outcome. */
  readonly response: DurationTotals;
}

/** Figures of the calls from one service, of this name. */
export interface CallerFigures extends CallFigures {
  readonly name: string;
  /** From each call's request to its response, or until it was given up. */
  readonly roundTrip: DurationTotals;
}

/** A service's measures as plain data, for files and tables. */
export interface ServiceFigures extends RequestFigures, CallFigures {
  /** Requests for data that it had. Both are left out where there were none. */
  readonly hits?: number;
  /** Requests for data that it did not have. */
  readonly misses?: number;
  /** Requests answered a second of virtual time. A run of length 0 has none. */
  readonly throughputPerS?: number;
  /** Durations of all requests and calls, whatever their outcome. */
  readonly times: Times;
  /** Durations of those without an error. */
  readonly answeredTimes: Times;
  /** Durations of those with an error, by its word. */
  readonly errorTimes: Readonly<Record<string, Times>>;
  readonly instances: readonly InstanceFigures[];
  /** The services that call it. */
  readonly callers: readonly CallerFigures[];
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
  sorted(services).map(([name, metrics]) => figuresOf(name, metrics, durationUs));

function figuresOf(name: string, metrics: ServiceMetrics, durationUs: number): ServiceFigures {
  const { hitCount, missCount, times } = metrics;
  const { load, ...requests } = requestFigures(name, metrics, durationUs);
  return {
    ...requests,
    ...callFigures(metrics),
    ...(hitCount + missCount > 0 && { hits: hitCount, misses: missCount }),
    ...(durationUs > 0 && { throughputPerS: (requests.answered * 1e6) / durationUs }),
    ...(load !== undefined && { load }),
    times: timesOf(times.all()),
    answeredTimes: timesOf(times.answered),
    errorTimes: Object.fromEntries(
      sorted(times.failed).map(([error, histograms]) => [error, timesOf(histograms)]),
    ),
    instances: sorted(metrics.instances).map(([instance, one]) => ({
      ...requestFigures(instance, one, durationUs),
      response: one.response.totals(),
    })),
    callers: sorted(metrics.callers).map(([caller, one]) => ({
      name: caller,
      ...callFigures(one),
      roundTrip: one.roundTrip.totals(),
    })),
  };
}

function requestFigures(
  name: string,
  { requestCount, errors, load: sums }: ServiceMetrics | InstanceMetrics,
  durationUs: number,
): RequestFigures {
  const load = loadOf(sums, durationUs);
  return {
    name,
    requests: requestCount,
    answered: requestCount - sumOf(errors),
    errors: recordOf(errors),
    ...(load !== undefined && { load }),
  };
}

const callFigures = ({
  callCount,
  callErrors,
  retryCount,
}: ServiceMetrics | CallerMetrics): CallFigures => ({
  calls: callCount,
  callErrors: recordOf(callErrors),
  timeouts: callErrors.get('timeout') ?? 0,
  retries: retryCount,
});

const timesOf = (histograms: Histograms): Times =>
  byMeasure((measure) => histograms[measure].figures());

function loadOf(sums: LoadSums | undefined, durationUs: number): LoadFigures | undefined {
  if (sums === undefined) return undefined;
  const { servers, workers, busyUs, workerUs, waitingUs, waitingMax } = sums;
  return {
    servers,
    workers,
    ...(workerUs.value > 0 && { utilisation: busyUs.value / workerUs.value }),
    ...(durationUs > 0 && { queueMean: waitingUs.value / durationUs }),
    queueMax: waitingMax,
  };
}

const recordOf = (counts: WordCounts): Words => Object.fromEntries(sorted(counts));
